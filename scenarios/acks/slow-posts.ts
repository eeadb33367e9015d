import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const slowPosts = {
  name: 'slow-posts',
  suite: 'acks',
  title: 'Slack is slow to take posts',
  asks: 'While Slack takes 4 s for every message that the app posts, does the app acknowledge in time, and post each answer once?',
  source: 'https://docs.slack.dev/apis/events-api/ (within three seconds); slack-protocol.md F28, §7',
  onRequest: true,
  workload: steady({ perSecond: 4, lasting: seconds(9), raises: 'app-mention' }),
  faults: [
    {
      from: seconds(2),
      to: seconds(6),
      fault: slackFault('web-api', { method: 'chat.postMessage', fault: { kind: 'delay', ms: 4_000 } }),
    },
  ],
  needsCall: 'chat.postMessage',
  expects: [
    { metric: 'first-attempt-ack-rate', atLeast: 1 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'first-attempt-ack-rate' },
  proof: {
    http: [
      { behaviour: 'acks-after-work', failsOn: 'first-attempt-ack-rate', cause: 'acks-after-a-call' },
      { behaviour: 'posts-with-app-token', failsOn: 'lint', cause: 'uses-wrong-token' },
    ],
    'socket-mode': { behaviour: 'acks-after-work', failsOn: 'first-attempt-ack-rate', cause: 'acks-after-a-call' },
  },
} as const satisfies Scenario;
