import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const hostileBodiesScenario = {
  name: 'hostile-bodies',
  suite: 'acks',
  title: 'Hostile bodies',
  asks: 'Does the app live on, and answer, where a signed body is null, a number, broken, huge or of a type that it does not know?',
  // An SDK that ended at a type that it did not know; slack-protocol.md F37, N13.
  source: 'https://github.com/slackapi/node-slack-sdk/releases/tag/%40slack%2Fsocket-mode%403.1.1',
  workload: steady({ perSecond: 4, lasting: seconds(5.5) }),
  faults: [{ from: seconds(0.5), to: seconds(4.9), fault: slackFault('hostile-bodies', { everyMs: 200 }) }],
  expects: [
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'odd-requests-unanswered', atMost: 0 },
    { metric: 'first-attempt-ack-rate', atLeast: 1 },
    { metric: 'lost', atMost: 0 },
  ],
  decides: { metric: 'odd-requests-unanswered' },
  onRequest: true,
  unsupported: { 'socket-mode': 'Odd frames over Socket Mode are a question of their own' },
  proof: {
    http: [
      { behaviour: 'crashes-at-odd-bodies', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
      { behaviour: 'hangs-at-odd-bodies', failsOn: 'odd-requests-unanswered', cause: 'leaves-odd-requests' },
    ],
  },
} as const satisfies Scenario;
