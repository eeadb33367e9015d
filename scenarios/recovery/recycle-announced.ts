import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const recycleAnnounced = {
  name: 'recycle-announced',
  suite: 'recovery',
  title: 'Announced recycle',
  asks: 'Slack warns 10 s before it recycles a container. Does the app use that time, or is it deaf meanwhile?',
  source: 'https://docs.slack.dev/apis/events-api/using-socket-mode',
  workload: steady({ perSecond: 10, lasting: seconds(13) }),
  faults: [
    { from: seconds(2), to: seconds(11), fault: slackFault('recycle', { how: 'announced', leavesTcpOpen: false }) },
  ],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'added-gap', atMost: seconds(1) },
  ],
  decides: { metric: 'added-gap' },
  proof: {
    http: { behaviour: 'stalls', failsOn: 'added-gap', cause: 'froze' },
    'socket-mode': [
      { behaviour: 'waits-for-close', failsOn: 'added-gap', cause: 'breaks-before-makes' },
      { behaviour: 'leaves-old-links-unread', failsOn: 'added-gap', cause: 'leaves-old-link-unread' },
    ],
  },
} as const satisfies Scenario;
