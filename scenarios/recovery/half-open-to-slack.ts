import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const halfOpenToSlack = {
  name: 'half-open-to-slack',
  suite: 'recovery',
  title: 'Link that is dead towards Slack',
  asks: 'Does the app notice, within 30 s, that Slack hears none of its acks any more, though events still come?',
  source:
    'https://github.com/slackapi/node-slack-sdk/issues/1243; https://github.com/slack-go/slack/issues/1093; slack-protocol.md F01, F18, N07',
  workload: steady({ perSecond: 4, lasting: seconds(16) }),
  faults: [{ from: seconds(2), to: seconds(16), fault: slackFault('half-open', { way: 'to-slack' }) }],
  expects: [
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(30) },
  ],
  decides: { metric: 'recovery' },
  onRequest: true,
  unsupported: { http: 'Over HTTP the app dials nothing' },
  proof: { 'socket-mode': { behaviour: 'trusts-its-link', failsOn: 'recovery', cause: 'never-back' } },
} as const satisfies Scenario;
