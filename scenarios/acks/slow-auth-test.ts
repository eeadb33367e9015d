import { restartInto } from '../../harness/faults/restart-into.ts';
import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const slowAuthTest = {
  name: 'slow-auth-test',
  suite: 'acks',
  title: 'auth.test that takes five seconds',
  asks: 'The app starts again while Slack takes 5 s to answer auth.test. Whatever is sent to it once it can be reached: does it acknowledge that in time?',
  source:
    'https://docs.slack.dev/apis/events-api/ (3 s); https://github.com/slackapi/bolt-js/issues/786; slack-protocol.md F30',
  workload: steady({ perSecond: 4, lasting: seconds(15) }),
  faults: [
    {
      from: seconds(2),
      to: seconds(13),
      fault: restartInto(slackFault('web-api', { method: 'auth.test', fault: { kind: 'delay', ms: 5_000 } })),
    },
  ],
  expects: [
    { metric: 'timed-out', atMost: 0 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'timed-out' },
  onRequest: true,
  proof: {
    http: { behaviour: 'asks-before-acks', failsOn: 'timed-out', cause: 'acks-after-a-call' },
    'socket-mode': { behaviour: 'asks-before-acks', failsOn: 'timed-out', cause: 'acks-after-a-call' },
  },
} as const satisfies Scenario;
