import { slackFault } from '../../harness/faults/slack-fault.ts';
import { noNewLink } from './no-new-link.ts';

export const openInvalidAuth = noNewLink({
  name: 'open-invalid-auth',
  title: 'invalid_auth while it reconnects',
  asks: 'Slack closes the app’s link, and for 13 s Slack answers apps.connections.open with invalid_auth, as it does in incidents. Does the process live, and come back?',
  source: 'https://github.com/slackapi/node-slack-sdk/issues/2656; slack-protocol.md F14, N14',
  text: 'apps.connections.open answers invalid_auth',
  obstacles: [
    slackFault('web-api', { method: 'apps.connections.open', fault: { kind: 'error', error: 'invalid_auth' } }),
  ],
  proof: { behaviour: 'ends-when-refused', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
});
