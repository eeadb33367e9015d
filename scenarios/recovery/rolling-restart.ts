import { rollingRestart } from '../../harness/faults/rolling-restart.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';
import type { Scenario } from '../scenario.ts';

export const rollingRestartScenario = {
  name: 'rolling-restart',
  suite: 'recovery',
  title: 'A rolling deployment',
  asks: 'Two processes are replaced one after the other, each new one started and reached before an old one is told to end. Does every event find one that serves?',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
  onRequest: true,
  instances: 2,
  // The first processes may need the warm-up as well: what is asked is what the new ones do.
  workload: steady({ perSecond: 6, lasting: seconds(19), warmUp: seconds(6) }),
  faults: [{ from: seconds(6.5), to: seconds(7), fault: rollingRestart() }],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'rollouts-stopped', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'dropped-at-stop', atMost: 0, isOptional: true },
    // What was on its way to a process at the moment it was told to end: 2 of 78 at two handovers.
    { metric: 'first-attempt-ack-rate', atLeast: 0.95 },
  ],
  decides: { metric: 'first-attempt-ack-rate' },
  proof: {
    http: { behaviour: 'warms-up', failsOn: 'first-attempt-ack-rate', cause: 'serves-too-early' },
    'socket-mode': {
      behaviour: 'outstays-its-stop',
      failsOn: 'first-attempt-ack-rate',
      cause: 'outstays-its-stop',
    },
  },
} as const satisfies Scenario;
