import { slowNetwork } from '../../harness/faults/slow-network.ts';
import type { Scenario } from '../scenario.ts';
import { ms, seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const slowLink = {
  name: 'slow-link',
  suite: 'latency',
  title: 'Slow network',
  asks: 'Does the app still acknowledge in time when every byte towards it waits half a second?',
  source: 'https://docs.slack.dev/apis/events-api/',
  workload: steady({ perSecond: 20, lasting: seconds(8) }),
  faults: [{ from: seconds(1), to: seconds(7), fault: slowNetwork({ lane: 'to-app', delay: ms(500) }) }],
  expects: [
    { metric: 'first-attempt-ack-rate', atLeast: 0.999 },
    { metric: 'lost', atMost: 0 },
    { metric: 'response-time', of: 'p99', atMost: seconds(3) },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'response-time', of: 'p99' },
  proof: {
    http: { behaviour: 'acks-at-the-last-moment', failsOn: 'first-attempt-ack-rate', cause: 'slow-acks' },
    'socket-mode': { behaviour: 'acks-at-the-last-moment', failsOn: 'first-attempt-ack-rate', cause: 'slow-acks' },
  },
} as const satisfies Scenario;
