import { appRestart } from '../../harness/faults/app-restart.ts';
import { slackFault } from '../../harness/faults/slack-fault.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';
import type { Scenario } from '../scenario.ts';

export const restartIntoOutage = {
  name: 'restart-into-outage',
  suite: 'recovery',
  title: 'A restart while Slack is down',
  asks: 'The app is started again while every method of the Web API answers 503 for 8 s. Does it stay, and hear of events afterwards?',
  source: 'https://github.com/slackapi/node-slack-sdk/issues/1495',
  onRequest: true,
  workload: steady({ perSecond: 5, lasting: seconds(24) }),
  faults: [
    {
      from: seconds(2),
      to: seconds(12),
      fault: slackFault('web-api', { method: '*', fault: { kind: 'status', status: 503 } }),
    },
    { from: seconds(3), to: seconds(4), fault: appRestart() },
  ],
  // An app that Slack dials need not call Slack at its start.
  toleratesMisses: true,
  expects: [
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(20) },
  ],
  decides: { metric: 'recovery' },
  proof: {
    http: { behaviour: 'dies-without-slack', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
    'socket-mode': { behaviour: 'dies-without-slack', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
  },
} as const satisfies Scenario;
