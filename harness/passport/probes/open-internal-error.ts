import { seconds } from '../../base/units.ts';
import { failingOpen } from '../failing-open.ts';
import type { Probe } from '../probe.ts';

/** Slack's own error, with HTTP 200. */
export const openInternalError: Probe = failingOpen(
  {
    name: 'open-internal-error',
    title: 'apps.connections.open: internal_error',
    asks: 'How does the app try again when apps.connections.open answers ok:false, internal_error?',
    source: 'slack-protocol.md §1.1',
    curve: 'apps.connections.open: internal_error',
  },
  {
    fault: { kind: 'error', error: 'internal_error' },
    says: 'ok:false, internal_error',
    wanted: 3,
    comesBackWithin: seconds(25),
  },
);
