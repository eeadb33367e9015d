import { slackFault } from '../../harness/faults/slack-fault.ts';
import { together } from '../../harness/faults/together.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const droppedAfterHello = {
  name: 'dropped-after-hello',
  suite: 'recovery',
  title: 'Links that end right after hello',
  asks: 'Slack closes the app’s link, and for 8 s each new one ends right after its hello. Does the app rest between its tries, and come back?',
  source: 'https://github.com/slackapi/java-slack-sdk/issues/1256; slack-protocol.md F09',
  workload: steady({ perSecond: 5, lasting: seconds(16) }),
  faults: [
    {
      from: seconds(2),
      to: seconds(10),
      fault: together(
        'the link is closed, and new ones are closed right after hello',
        slackFault('drop-after-hello', {}),
        slackFault('end-links', { how: { kind: 'close', leavesTcpOpen: false } }),
      ),
    },
  ],
  expects: [
    { metric: 'lint', atMost: 0 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(15) },
  ],
  decides: { metric: 'recovery' },
  onRequest: true,
  unsupported: { http: 'Over HTTP the app dials nothing' },
  proof: { 'socket-mode': { behaviour: 'no-back-off', failsOn: 'lint', cause: 'dials-without-rest' } },
} as const satisfies Scenario;
