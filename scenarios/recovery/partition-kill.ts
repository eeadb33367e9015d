import { partitionThatKills } from '../../harness/faults/partition-that-kills.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const partitionKill = {
  name: 'partition-kill',
  suite: 'recovery',
  title: 'Partition that kills connections',
  asks: 'After 8 s in which the network swallows everything, how soon does the app hear of new events, and is any event lost?',
  source: 'https://docs.slack.dev/apis/events-api/comparing-http-socket-mode',
  workload: steady({ perSecond: 10, lasting: seconds(18) }),
  faults: [{ from: seconds(2), to: seconds(10), fault: partitionThatKills() }],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(10) },
  ],
  decides: { metric: 'added-gap' },
  proof: {
    http: { behaviour: 'drops-retries', failsOn: 'lost', cause: 'drops-retries' },
    'socket-mode': { behaviour: 'no-reconnect', failsOn: 'recovery', cause: 'never-back' },
  },
} as const satisfies Scenario;
