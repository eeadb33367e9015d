import { partitionThatHeals } from '../../harness/faults/partition-that-heals.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const partitionHeal = {
  name: 'partition-heal',
  suite: 'recovery',
  title: 'Partition that heals',
  asks: 'After 8 s in which the network holds everything and then delivers it, how soon is the app back, and is any event lost?',
  source: 'https://docs.slack.dev/apis/events-api/comparing-http-socket-mode',
  workload: steady({ perSecond: 10, lasting: seconds(18) }),
  faults: [{ from: seconds(2), to: seconds(10), fault: partitionThatHeals() }],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(10) },
  ],
  decides: { metric: 'added-gap' },
  proof: {
    http: { behaviour: 'no-reconnect', failsOn: 'recovery', cause: 'never-back' },
    'socket-mode': { behaviour: 'slow-reconnect', failsOn: 'recovery', cause: 'back-late' },
  },
} as const satisfies Scenario;
