import type { Probe } from '../probe.ts';
import { refusedUpgrade } from '../refused-upgrade.ts';

/** Two upgrades of one app collided (F05). */
export const upgrade409: Probe = refusedUpgrade(
  {
    name: 'upgrade-409',
    title: '409 at the upgrade',
    asks: 'How does the app try again when Slack refuses its upgrade with 409?',
    source: 'https://github.com/slackapi/node-slack-sdk/issues/2094',
  },
  409,
);
