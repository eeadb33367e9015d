import { restartInto } from '../../harness/faults/restart-into.ts';
import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const startWhileSlackIsSilent = {
  name: 'start-while-slack-is-silent',
  suite: 'recovery',
  title: 'Start while Slack is silent',
  asks: 'The app starts while no method of the Web API is answered, for 12 s. Is it there 15 s after that is over, without a hand?',
  source: 'https://github.com/slackapi/node-slack-sdk/issues/1495; slack-protocol.md F16, N14',
  workload: steady({ perSecond: 4, lasting: seconds(20) }),
  faults: [
    {
      from: seconds(2),
      to: seconds(14),
      fault: restartInto(slackFault('web-api', { method: '*', fault: { kind: 'never' } })),
    },
  ],
  expects: [
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'recovery', atMost: seconds(15) },
  ],
  decides: { metric: 'recovery' },
  onRequest: true,
  proof: {
    http: { behaviour: 'needs-slack-at-start', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
    'socket-mode': { behaviour: 'needs-slack-at-start', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
  },
} as const satisfies Scenario;
