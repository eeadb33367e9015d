import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { ms, seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const hurriedRefresh = {
  name: 'hurried-refresh',
  suite: 'recovery',
  title: 'Warning and refresh at once',
  asks: 'Slack’s warning and its refresh_requested come 50 ms apart. Does the app open one new link, and no more?',
  source: 'https://github.com/slackapi/python-slack-sdk/issues/1065; slack-protocol.md F25',
  workload: steady({ perSecond: 5, lasting: seconds(20) }),
  faults: [
    // As over a real network, where the frames may overtake the dial; here it would be done within 10 ms.
    {
      from: ms(1_900),
      // Over before the first new link is there: what is opened while a fault lasts counts as taken by it
      to: ms(2_200),
      fault: slackFault('web-api', { method: 'apps.connections.open', fault: { kind: 'delay', ms: 300 } }),
    },
    { from: seconds(2), to: seconds(3), fault: slackFault('disconnect', { reason: 'warning', to: 'oldest' }) },
    { from: ms(2_050), to: seconds(3), fault: slackFault('disconnect', { reason: 'refresh_requested', to: 'oldest' }) },
  ],
  expects: [
    { metric: 'needless-links', atMost: 0 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'needless-links' },
  // One that closes its link at the warning has none for the rest.
  toleratesMisses: true,
  onRequest: true,
  unsupported: { http: 'Over HTTP the app dials nothing' },
  proof: { 'socket-mode': { behaviour: 'doubles-its-link', failsOn: 'needless-links', cause: 'restless' } },
} as const satisfies Scenario;
