import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const modalInTime = {
  name: 'modal-in-time',
  suite: 'acks',
  title: 'A modal within three seconds',
  asks: 'While Slack takes 3.5 s for each answer of its Web API, does the app open its modals within the 3 s of their trigger_id, or is another call first?',
  source:
    'https://docs.slack.dev/interactivity/handling-user-interaction (a trigger_id lives 3 s); slack-protocol.md N11',
  workload: steady({ perSecond: 2, lasting: seconds(9), raises: 'shortcut' }),
  faults: [
    {
      from: seconds(1),
      to: seconds(5),
      fault: slackFault('web-api', { method: '*', fault: { kind: 'delay', ms: 3_500 } }),
    },
  ],
  needsCall: 'views.open',
  expects: [
    { metric: 'modals-too-late', atMost: 0 },
    { metric: 'user-errors', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'modals-too-late' },
  onRequest: true,
  proof: {
    http: { behaviour: 'looks-up-first', failsOn: 'modals-too-late', cause: 'opens-too-late' },
    'socket-mode': { behaviour: 'looks-up-first', failsOn: 'modals-too-late', cause: 'opens-too-late' },
  },
} as const satisfies Scenario;
