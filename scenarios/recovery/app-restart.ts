import { appRestart } from '../../harness/faults/app-restart.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const appRestartScenario = {
  name: 'app-restart',
  suite: 'recovery',
  title: 'Restart of the app',
  asks: 'The app’s process ends and comes back 3 s later. How soon does it hear of new events, and is any lost?',
  source: 'https://docs.slack.dev/apis/events-api/comparing-http-socket-mode',
  workload: steady({ perSecond: 10, lasting: seconds(10) }),
  faults: [{ from: seconds(2), to: seconds(5), fault: appRestart() }],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(10) },
  ],
  decides: { metric: 'added-gap' },
  proof: {
    http: { behaviour: 'drops-retries', failsOn: 'lost', cause: 'drops-retries' },
    'socket-mode': { behaviour: 'drops-retries', failsOn: 'lost', cause: 'drops-retries' },
  },
} as const satisfies Scenario;
