import { unreachable } from '../../harness/faults/unreachable.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const unreachableSlack = {
  name: 'unreachable-slack',
  suite: 'recovery',
  title: 'Neither events nor the Web API',
  asks: 'For 13 s Slack and the app cannot reach each other at all, and the Web API refuses as well. Does the app live, and hear of events again afterwards?',
  source:
    'https://github.com/slackapi/node-slack-sdk/issues/1495; https://github.com/slackapi/python-slack-sdk/issues/1462; slack-protocol.md F12, F24',
  workload: steady({ perSecond: 5, lasting: seconds(21) }),
  faults: [{ from: seconds(2), to: seconds(15), fault: unreachable() }],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(15) },
  ],
  decides: { metric: 'recovery' },
  onRequest: true,
  proof: {
    http: { behaviour: 'no-reconnect', failsOn: 'recovery', cause: 'never-back' },
    'socket-mode': { behaviour: 'no-reconnect', failsOn: 'recovery', cause: 'never-back' },
  },
} as const satisfies Scenario;
