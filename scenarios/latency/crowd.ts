import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { burst } from '../../harness/workloads/burst.ts';

export const crowd = {
  name: 'crowd',
  suite: 'latency',
  title: 'Forty events at once',
  asks: 'Forty events come at one moment, as when a channel is imported or a bot answers a whole thread. Is each acknowledged in time, and handled?',
  source: 'https://docs.slack.dev/apis/events-api/ (within three seconds)',
  onRequest: true,
  workload: burst({ perSecond: 8, lasting: seconds(10) }),
  faults: [],
  expects: [
    { metric: 'first-attempt-ack-rate', atLeast: 1 },
    { metric: 'lost', atMost: 0 },
    { metric: 'over-handled', atMost: 0, isOptional: true },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'response-time', of: 'p99' },
  proof: {
    http: [
      { behaviour: 'one-at-a-time', failsOn: 'first-attempt-ack-rate', cause: 'one-at-a-time' },
      { behaviour: 'drops-when-busy', failsOn: 'lost', cause: 'acks-and-drops' },
    ],
    'socket-mode': [
      { behaviour: 'one-at-a-time', failsOn: 'first-attempt-ack-rate', cause: 'one-at-a-time' },
      { behaviour: 'drops-when-busy', failsOn: 'lost', cause: 'acks-and-drops' },
    ],
  },
} as const satisfies Scenario;
