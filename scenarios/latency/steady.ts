import type { Scenario } from '../scenario.ts';
import { ms, seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const steadyTraffic = {
  name: 'steady',
  suite: 'latency',
  title: 'Quiet network',
  asks: 'How long does an acknowledgement take when nothing is wrong?',
  source: 'https://docs.slack.dev/apis/events-api/',
  workload: steady({ perSecond: 100, lasting: seconds(3.5), warmUp: ms(500) }),
  faults: [],
  alone: true,
  expects: [
    { metric: 'first-attempt-ack-rate', atLeast: 1 },
    { metric: 'lost', atMost: 0 },
    { metric: 'response-time', of: 'p99', atMost: seconds(3) },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'response-time', of: 'p50' },
  proof: {
    http: { behaviour: 'acks-slowly', failsOn: 'first-attempt-ack-rate', cause: 'slow-acks' },
    'socket-mode': { behaviour: 'acks-slowly', failsOn: 'first-attempt-ack-rate', cause: 'slow-acks' },
  },
} as const satisfies Scenario;
