import { slackFault } from '../../harness/faults/slack-fault.ts';
import { together } from '../../harness/faults/together.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const openInvalidAuth = {
  name: 'open-invalid-auth',
  suite: 'recovery',
  title: 'invalid_auth while it reconnects',
  asks: 'Slack closes the app’s link, and for 3 s Slack answers apps.connections.open with invalid_auth, as it does in incidents. Does the process live, and come back?',
  source: 'https://github.com/slackapi/node-slack-sdk/issues/2656; slack-protocol.md F14, N14',
  workload: steady({ perSecond: 5, lasting: seconds(16) }),
  faults: [
    {
      from: seconds(2),
      to: seconds(8),
      fault: together(
        'the link is closed, and apps.connections.open answers invalid_auth',
        slackFault('web-api', { method: 'apps.connections.open', fault: { kind: 'error', error: 'invalid_auth' } }),
        slackFault('end-links', { how: { kind: 'close', leavesTcpOpen: false } }),
      ),
    },
  ],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(15) },
  ],
  decides: { metric: 'recovery' },
  onRequest: true,
  unsupported: { http: 'Over HTTP the app dials nothing' },
  proof: { 'socket-mode': { behaviour: 'ends-when-refused', failsOn: 'unasked-exits', cause: 'ended-by-itself' } },
} as const satisfies Scenario;
