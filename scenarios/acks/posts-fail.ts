import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const postsFail = {
  name: 'posts-fail',
  suite: 'acks',
  title: 'Slack fails at posts',
  asks: 'While Slack answers HTTP 503 to every message that the app posts, does the app live on, and handle in the end what it could not answer then?',
  source: 'https://docs.slack.dev/apis/events-api/; slack-protocol.md §3.2 (5xx in incidents), F40',
  onRequest: true,
  workload: steady({ perSecond: 4, lasting: seconds(8), raises: 'app-mention' }),
  faults: [
    {
      from: seconds(2),
      to: seconds(4),
      fault: slackFault('web-api', { method: 'chat.postMessage', fault: { kind: 'status', status: 503 } }),
    },
  ],
  needsCall: 'chat.postMessage',
  expects: [
    { metric: 'ack-rate', atLeast: 1 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'posts-given-up', atMost: 0, isOptional: true },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'posts-given-up' },
  proof: {
    http: [
      { behaviour: 'remembers-before-work', failsOn: 'lost', cause: 'takes-failed-for-done' },
      { behaviour: 'ends-when-posts-fail', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
    ],
    'socket-mode': [
      { behaviour: 'ends-when-posts-fail', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
      { behaviour: 'gives-up-posts', failsOn: 'posts-given-up', cause: 'gives-up-posts' },
    ],
  },
} as const satisfies Scenario;
