import { slackFault } from '../../harness/faults/slack-fault.ts';
import { slowHandler } from '../../harness/faults/slow-handler.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';
import type { Scenario } from '../scenario.ts';

export const longAnswers = {
  name: 'long-answers',
  suite: 'recovery',
  title: 'A recycle in the middle of long answers',
  asks: 'Each answer takes the app 6 s, and in their middle Slack recycles the container that serves it. Does every mention get its answer?',
  source:
    'https://github.com/openclaw/openclaw/issues/17116; https://docs.slack.dev/apis/events-api/using-socket-mode; slack-protocol.md F26, N05',
  workload: steady({ perSecond: 2, lasting: seconds(12), raises: 'app-mention' }),
  policy: { warningLeadUs: seconds(2) },
  faults: [
    { from: seconds(0), to: seconds(12), fault: slowHandler({ delay: seconds(6) }) },
    { from: seconds(4), to: seconds(9), fault: slackFault('recycle', { how: 'announced' }) },
  ],
  needs: 'handler-delay',
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unanswered', atMost: 0, isOptional: true },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'repeated-posts' },
  onRequest: true,
  proof: {
    http: { behaviour: 'forgets', failsOn: 'lost', cause: 'acks-and-drops' },
    'socket-mode': { behaviour: 'forgets', failsOn: 'lost', cause: 'acks-and-drops' },
  },
} as const satisfies Scenario;
