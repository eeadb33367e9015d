import { refused } from '../../harness/faults/refused.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';
import type { Scenario } from '../scenario.ts';

/** Each event keeps a retry that meets the network, so none need be lost; for how long an app may be deaf under this no source says: that is shown, not judged. */
export const flapping = {
  name: 'flapping',
  suite: 'recovery',
  title: 'A network that comes and goes',
  asks: 'Does the app get every event although it is cut off for a second every five seconds?',
  source: 'https://docs.slack.dev/apis/events-api/ (retries); https://github.com/openclaw/openclaw/issues/74590',
  onRequest: true,
  workload: steady({ perSecond: 5, lasting: seconds(20) }),
  faults: [{ every: seconds(5), lasting: seconds(1), from: seconds(2), to: seconds(18), fault: refused() }],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'added-gap' },
  // A client that rests for some seconds may have no link, and dial none, while the network is gone again.
  toleratesMisses: true,
  proof: {
    http: { behaviour: 'drops-retries', failsOn: 'lost', cause: 'drops-retries' },
    'socket-mode': { behaviour: 'no-reconnect', failsOn: 'lost', cause: 'never-back' },
  },
} as const satisfies Scenario;
