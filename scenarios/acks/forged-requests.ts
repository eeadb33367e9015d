import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const forgedRequestsScenario = {
  name: 'forged-requests',
  suite: 'acks',
  title: 'Forged requests',
  asks: 'Does the app refuse what Slack did not sign, and handle what Slack sends meanwhile?',
  source: 'https://docs.slack.dev/authentication/verifying-requests-from-slack/',
  workload: steady({ perSecond: 4, lasting: seconds(6) }),
  faults: [
    {
      from: seconds(1),
      to: seconds(5),
      fault: slackFault('forged-requests', {
        hows: ['unsigned', 'no-timestamp', 'wrong-secret', 'wrong-version', 'tampered'],
        everyMs: 200,
      }),
    },
  ],
  expects: [
    { metric: 'forgeries-accepted', atMost: 0 },
    { metric: 'first-attempt-ack-rate', atLeast: 1 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'forgeries-accepted' },
  onRequest: true,
  unsupported: { 'socket-mode': 'An app that dials Slack has no URL that others could post to' },
  proof: {
    http: [
      { behaviour: 'believes-everybody', failsOn: 'forgeries-accepted', cause: 'accepts-forgeries' },
      { behaviour: 'believes-forms', failsOn: 'forgeries-accepted', cause: 'accepts-forgeries' },
    ],
  },
} as const satisfies Scenario;
