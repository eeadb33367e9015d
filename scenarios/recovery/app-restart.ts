import { appRestart } from '../../harness/faults/app-restart.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const appRestartScenario = {
  name: 'app-restart',
  suite: 'recovery',
  title: 'Restart of the app',
  asks: 'The app’s process is told to end, as every deployment does it, and comes back. Does it end, how soon does it hear of new events, and is any lost?',
  source: 'https://docs.slack.dev/apis/events-api/comparing-http-socket-mode',
  workload: steady({ perSecond: 10, lasting: seconds(10) }),
  faults: [{ from: seconds(2), to: seconds(5), fault: appRestart({ grace: seconds(11) }) }],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    // Docker kills what does not end within 10 s (docs.docker.com/reference/cli/docker/container/stop), Kubernetes after 30 s.
    { metric: 'time-to-end', atMost: seconds(10), isOptional: true },
    { metric: 'recovery', atMost: seconds(10) },
  ],
  decides: { metric: 'added-gap' },
  proof: {
    http: [
      { behaviour: 'drops-retries', failsOn: 'lost', cause: 'drops-retries' },
      { behaviour: 'ignores-its-stop', failsOn: 'time-to-end', cause: 'lingers-at-stop' },
    ],
    'socket-mode': [
      { behaviour: 'drops-retries', failsOn: 'lost', cause: 'drops-retries' },
      { behaviour: 'ignores-its-stop', failsOn: 'time-to-end', cause: 'lingers-at-stop' },
    ],
  },
} as const satisfies Scenario;
