import { seconds } from '../../base/units.ts';
import { failingOpen } from '../failing-open.ts';
import type { Probe } from '../probe.ts';

/** The Web API is down behind its load balancer (F12). */
export const open503: Probe = failingOpen(
  {
    name: 'open-503',
    title: 'apps.connections.open: HTTP 503',
    asks: 'How does the app try again when apps.connections.open answers 503?',
    source: 'slack-protocol.md §3.4',
    curve: 'apps.connections.open: 503',
  },
  { fault: { kind: 'status', status: 503 }, says: 'HTTP 503', wanted: 8, comesBackWithin: seconds(20) },
);
