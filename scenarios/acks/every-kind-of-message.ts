import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

/** All scenarios have such messages; this one has enough of each to say which are the app's trouble, and nothing else wrong. */
export const everyKindOfMessage = {
  name: 'every-kind-of-message',
  suite: 'acks',
  title: 'Messages as people write them',
  asks: 'Does the app take quotes, emoji, right-to-left script, long text, files, threads and edits, and not only plain lines?',
  source: 'https://docs.slack.dev/reference/events/message',
  onRequest: true,
  workload: steady({ perSecond: 10, lasting: seconds(5.5) }),
  faults: [],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'first-attempt-ack-rate', atLeast: 1 },
    { metric: 'over-handled', atMost: 0, isOptional: true },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'first-attempt-ack-rate' },
  proof: {
    http: [
      { behaviour: 'verifies-its-own-json', failsOn: 'lost', cause: 'fails-on-some-kinds' },
      { behaviour: 'needs-text', failsOn: 'lost', cause: 'fails-on-some-kinds' },
      { behaviour: 'breaks-off-answers', failsOn: 'first-attempt-ack-rate', cause: 'breaks-off-answers' },
      { behaviour: 'never-acks', failsOn: 'first-attempt-ack-rate', cause: 'silent' },
    ],
    'socket-mode': [
      { behaviour: 'chokes-on-emoji', failsOn: 'lost', cause: 'fails-on-some-kinds' },
      { behaviour: 'chokes-silently', failsOn: 'lost', cause: 'fails-on-some-kinds' },
      { behaviour: 'slow-at-first', failsOn: 'first-attempt-ack-rate', cause: 'misses-alike-acks' },
      { behaviour: 'handles-twice', failsOn: 'over-handled', cause: 'handles-twice' },
    ],
  },
} as const satisfies Scenario;
