import { suspended } from '../../harness/faults/suspended.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';
import type { Scenario } from '../scenario.ts';

export const sleepAndWake = {
  name: 'sleep-and-wake',
  suite: 'recovery',
  title: 'A machine that sleeps',
  asks: 'Does an app that stood still for 20 s, as on a laptop that was closed, go on when it wakes?',
  source: 'https://github.com/vellum-ai/vellum-assistant/issues/18067',
  onRequest: true,
  workload: steady({ perSecond: 2, lasting: seconds(32) }),
  faults: [{ from: seconds(3), to: seconds(23), fault: suspended() }],
  expects: [
    { metric: 'recovery', atMost: seconds(15) },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
  ],
  decides: { metric: 'recovery' },
  proof: {
    http: { behaviour: 'no-reconnect', failsOn: 'recovery', cause: 'never-back' },
    'socket-mode': { behaviour: 'dies-after-sleep', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
  },
} as const satisfies Scenario;
