import { slowHandler } from '../../harness/faults/slow-handler.ts';
import { suspended } from '../../harness/faults/suspended.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';
import type { Scenario } from '../scenario.ts';

export const frozenAfterAcks = {
  name: 'frozen-after-acks',
  suite: 'recovery',
  title: 'A host that freezes the app after its answer',
  asks: 'As soon as the app has acknowledged an event its host freezes it, for 6 s, as hosts of functions do. Is the second of work on that event done when it goes on?',
  source:
    'https://github.com/slackapi/bolt-python/issues/335; https://github.com/slackapi/bolt-js/issues/1633; slack-protocol.md F29',
  workload: steady({ perSecond: 3, lasting: seconds(14) }),
  faults: [
    { from: seconds(0), to: seconds(14), fault: slowHandler({ delay: seconds(1) }) },
    { when: { fact: 'acknowledged', nth: 8 }, lasting: seconds(6), fault: suspended() },
  ],
  needs: 'handler-delay',
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'recovery' },
  onRequest: true,
  proof: {
    http: { behaviour: 'gives-up-slow-work', failsOn: 'lost', cause: 'acks-and-drops' },
    'socket-mode': { behaviour: 'gives-up-slow-work', failsOn: 'lost', cause: 'acks-and-drops' },
  },
} as const satisfies Scenario;
