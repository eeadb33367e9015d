import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const rateLimits = {
  name: 'rate-limits',
  suite: 'acks',
  title: 'Rate limits',
  asks: 'While Slack answers 429 to every message that the app posts, does it go on acknowledging, and does every mention get its answer in the end?',
  source: 'https://docs.slack.dev/apis/web-api/rate-limits',
  workload: steady({ perSecond: 5, lasting: seconds(7), raises: 'app-mention' }),
  faults: [
    {
      from: seconds(2),
      to: seconds(4),
      fault: slackFault('web-api', {
        method: 'chat.postMessage',
        fault: { kind: 'rate-limited', retryAfterSeconds: 2 },
      }),
    },
  ],
  needsCall: 'chat.postMessage',
  expects: [
    { metric: 'first-attempt-ack-rate', atLeast: 1 },
    { metric: 'posts-given-up', atMost: 0, isOptional: true },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'posts-given-up' },
  proof: {
    http: [
      { behaviour: 'acks-slowly', failsOn: 'first-attempt-ack-rate', cause: 'slow-acks' },
      { behaviour: 'gives-up-posts', failsOn: 'posts-given-up', cause: 'gives-up-posts' },
    ],
    'socket-mode': [
      { behaviour: 'acks-slowly', failsOn: 'first-attempt-ack-rate', cause: 'slow-acks' },
      { behaviour: 'gives-up-posts', failsOn: 'posts-given-up', cause: 'gives-up-posts' },
    ],
  },
} as const satisfies Scenario;
