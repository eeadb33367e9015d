import { failingOpen } from '../failing-open.ts';
import type { Probe } from '../probe.ts';

/** The token is refused while the app reconnects (F14). */
export const openInvalidAuth: Probe = failingOpen(
  {
    name: 'open-invalid-auth',
    title: 'apps.connections.open: invalid_auth',
    asks: 'Does the app outlive one invalid_auth while it reconnects?',
    source: 'https://github.com/slackapi/node-slack-sdk/issues/2656',
  },
  { fault: { kind: 'error', error: 'invalid_auth' }, says: 'ok:false, invalid_auth', wanted: 2 },
);
