import { appRestart } from '../../harness/faults/app-restart.ts';
import { slowHandler } from '../../harness/faults/slow-handler.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';
import type { Scenario } from '../scenario.ts';

export const workInHand = {
  name: 'work-in-hand',
  suite: 'recovery',
  title: 'A deploy in the middle of work',
  asks: 'Told to end with 5 s to do so, does the app finish the events that it has acknowledged, each a second of work?',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  onRequest: true,
  workload: steady({ perSecond: 5, lasting: seconds(9) }),
  faults: [
    { from: seconds(0), to: seconds(9), fault: slowHandler({ delay: seconds(1) }) },
    { from: seconds(3), to: seconds(6), fault: appRestart({ grace: seconds(5) }) },
  ],
  expects: [
    { metric: 'dropped-at-stop', atMost: 0 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'dropped-at-stop' },
  needs: 'handler-delay',
  proof: {
    http: { behaviour: 'ends-at-once', failsOn: 'dropped-at-stop', cause: 'drops-work-at-stop' },
    'socket-mode': { behaviour: 'ends-at-once', failsOn: 'dropped-at-stop', cause: 'drops-work-at-stop' },
  },
} as const satisfies Scenario;
