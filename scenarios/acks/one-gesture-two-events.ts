import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { gestures } from '../../harness/workloads/gestures.ts';

export const oneGestureTwoEvents = {
  name: 'one-gesture-two-events',
  suite: 'acks',
  title: 'A mention comes as two events',
  asks: 'Is a mention, which Slack sends as a message and as an app_mention of the same ts, answered once?',
  source: 'https://docs.slack.dev/reference/events/app_mention',
  onRequest: true,
  workload: gestures({ perSecond: 1, lasting: seconds(8) }),
  faults: [],
  needsCall: 'chat.postMessage',
  expects: [
    { metric: 'answered-twice', atMost: 0 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'answered-twice' },
  proof: {
    http: { behaviour: 'answers-each', failsOn: 'answered-twice', cause: 'answers-twice' },
    'socket-mode': { behaviour: 'answers-each', failsOn: 'answered-twice', cause: 'answers-twice' },
  },
} as const satisfies Scenario;
