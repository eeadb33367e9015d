import { sliced } from '../../harness/faults/sliced.ts';
import { slowNetwork } from '../../harness/faults/slow-network.ts';
import { together } from '../../harness/faults/together.ts';
import type { Scenario } from '../scenario.ts';
import { ms, seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const smallPieces = {
  name: 'small-pieces',
  suite: 'latency',
  title: 'Bytes in small pieces',
  asks: 'What goes to the app arrives late and in pieces of 50 bytes, frames and bodies cut anywhere, as TCP may do. Does the app put them together?',
  source:
    'https://www.rfc-editor.org/rfc/rfc9293#section-3.8 (TCP keeps no boundaries); https://github.com/slackapi/python-slack-sdk/issues/1181; slack-protocol.md F36, F46',
  workload: steady({ perSecond: 4, lasting: seconds(10) }),
  faults: [
    {
      from: seconds(1),
      to: seconds(9),
      fault: together(
        'what goes to the app waits 100 ms and comes in pieces of 50 bytes, 1 ms apart',
        slowNetwork({ lane: 'to-app', delay: ms(100) }),
        sliced({ lane: 'to-app', bytes: 50, delay: ms(1) }),
      ),
    },
  ],
  expects: [
    { metric: 'first-attempt-ack-rate', atLeast: 0.999 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'response-time', of: 'p99' },
  onRequest: true,
  proof: {
    http: { behaviour: 'reads-first-piece', failsOn: 'first-attempt-ack-rate', cause: 'refuses' },
    'socket-mode': { behaviour: 'acks-at-the-last-moment', failsOn: 'first-attempt-ack-rate', cause: 'slow-acks' },
  },
} as const satisfies Scenario;
