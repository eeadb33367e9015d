import type { Probe } from '../probe.ts';
import { refusedUpgrade } from '../refused-upgrade.ts';

/** The host that serves sockets is overloaded or gone (F11). */
export const upgrade503: Probe = refusedUpgrade(
  {
    name: 'upgrade-503',
    title: '503 at the upgrade',
    asks: 'How does the app try again when Slack refuses its upgrade with 503?',
    source: 'https://github.com/openclaw/openclaw/issues/128809',
  },
  503,
);
