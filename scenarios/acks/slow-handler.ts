import { slowHandler } from '../../harness/faults/slow-handler.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const slowHandlerScenario = {
  name: 'slow-handler',
  suite: 'acks',
  title: 'Slow handler',
  asks: 'Does the app acknowledge within 3 s although its own work on an event takes 4 s?',
  source: 'https://docs.slack.dev/apis/events-api/',
  workload: steady({ perSecond: 5, lasting: seconds(5) }),
  faults: [{ from: seconds(0), to: seconds(5), fault: slowHandler({ delay: seconds(4) }) }],
  expects: [
    { metric: 'first-attempt-ack-rate', atLeast: 1 },
    { metric: 'lost', atMost: 0 },
    { metric: 'over-handled', atMost: 0, isOptional: true },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'first-attempt-ack-rate' },
  needs: 'handler-delay',
  proof: {
    http: { behaviour: 'acks-after-work', failsOn: 'first-attempt-ack-rate', cause: 'slow-acks' },
    'socket-mode': { behaviour: 'acks-after-work', failsOn: 'first-attempt-ack-rate', cause: 'slow-acks' },
  },
} as const satisfies Scenario;
