import { slackFault } from '../../harness/faults/slack-fault.ts';
import { together } from '../../harness/faults/together.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const refusedUpgrades = {
  name: 'refused-upgrades',
  suite: 'recovery',
  title: 'Refused upgrades',
  asks: 'Slack closes the app’s link, and Slack refuses new ones with 408, then 409, then 503, for 3 s each. Does the process live, and come back?',
  source:
    'https://github.com/slackapi/node-slack-sdk/issues/1472; https://github.com/slackapi/node-slack-sdk/issues/2094; slack-protocol.md F05, F10, F11',
  workload: steady({ perSecond: 5, lasting: seconds(16) }),
  faults: [
    {
      from: seconds(2),
      to: seconds(5),
      fault: together(
        'the link is closed, and new ones are refused with HTTP 408',
        slackFault('refuse-upgrades', { status: 408 }),
        slackFault('end-links', { how: { kind: 'close', leavesTcpOpen: false } }),
      ),
    },
    { from: seconds(5), to: seconds(8), fault: slackFault('refuse-upgrades', { status: 409 }) },
    { from: seconds(8), to: seconds(11), fault: slackFault('refuse-upgrades', { status: 503 }) },
  ],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(25) },
  ],
  decides: { metric: 'recovery' },
  // A client that rests for some seconds does not meet each of them.
  toleratesMisses: true,
  onRequest: true,
  unsupported: { http: 'Over HTTP the app dials nothing' },
  proof: { 'socket-mode': { behaviour: 'ends-when-refused', failsOn: 'unasked-exits', cause: 'ended-by-itself' } },
} as const satisfies Scenario;
