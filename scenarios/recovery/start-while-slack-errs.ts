import { restartInto } from '../../harness/faults/restart-into.ts';
import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const startWhileSlackErrs = {
  name: 'start-while-slack-errs',
  suite: 'recovery',
  title: 'Start while Slack errs',
  asks: 'The app starts while every method of the Web API answers internal_error, for 12 s. Is it there 15 s after that is over, without a hand?',
  source: 'https://github.com/slackapi/node-slack-sdk/issues/1495; slack-protocol.md N14',
  workload: steady({ perSecond: 4, lasting: seconds(20) }),
  faults: [
    {
      from: seconds(2),
      to: seconds(14),
      fault: restartInto(slackFault('web-api', { method: '*', fault: { kind: 'error', error: 'internal_error' } })),
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
