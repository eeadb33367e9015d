import { refused } from '../../harness/faults/refused.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const appDown = {
  name: 'app-down',
  suite: 'retries',
  title: 'Connections refused',
  asks: 'Are the events that are due while every connection is refused handled in the end, by Slack’s retries?',
  source: 'https://docs.slack.dev/apis/events-api/',
  workload: steady({ perSecond: 10, lasting: seconds(14) }),
  faults: [{ from: seconds(2), to: seconds(8), fault: refused() }],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(10) },
  ],
  decides: { metric: 'affected' },
  proof: {
    http: { behaviour: 'drops-retries', failsOn: 'lost', cause: 'drops-retries' },
    'socket-mode': { behaviour: 'drops-retries', failsOn: 'lost', cause: 'drops-retries' },
  },
} as const satisfies Scenario;
