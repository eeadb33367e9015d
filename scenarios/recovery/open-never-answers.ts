import { slackFault } from '../../harness/faults/slack-fault.ts';
import { together } from '../../harness/faults/together.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const openNeverAnswers = {
  name: 'open-never-answers',
  suite: 'recovery',
  title: 'apps.connections.open that never answers',
  asks: 'Slack closes the app’s link, and for 8 s Slack takes calls of apps.connections.open and does not answer them. Does the app give them up and come back?',
  source: 'https://github.com/openabdev/openab/issues/1334; slack-protocol.md F16',
  workload: steady({ perSecond: 5, lasting: seconds(16) }),
  faults: [
    {
      from: seconds(2),
      to: seconds(10),
      fault: together(
        'the link is closed, and apps.connections.open never answers',
        slackFault('web-api', { method: 'apps.connections.open', fault: { kind: 'never' } }),
        slackFault('end-links', { how: { kind: 'close', leavesTcpOpen: false } }),
      ),
    },
  ],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(15) },
  ],
  decides: { metric: 'recovery' },
  onRequest: true,
  unsupported: { http: 'Over HTTP the app dials nothing' },
  proof: { 'socket-mode': { behaviour: 'waits-for-ever', failsOn: 'recovery', cause: 'never-back' } },
} as const satisfies Scenario;
