import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const refreshUnderLoad = {
  name: 'refresh-under-load',
  suite: 'recovery',
  title: 'A refresh in the middle of many events',
  asks: 'Slack refreshes the app’s link while 100 events a second come on it. Does the process live, and lose none of them?',
  source: 'https://github.com/slack-go/slack/issues/1125; slack-protocol.md F43',
  workload: steady({ perSecond: 100, lasting: seconds(8) }),
  // What is asked is what becomes of the events, not whether the app uses Slack’s ten seconds.
  policy: { warningLeadUs: seconds(1) },
  faults: [{ from: seconds(2), to: seconds(5), fault: slackFault('recycle', { how: 'announced' }) }],
  expects: [
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
  ],
  decides: { metric: 'unasked-exits' },
  onRequest: true,
  unsupported: { http: 'Over HTTP Slack refreshes no link' },
  proof: {
    'socket-mode': { behaviour: 'crashes-on-disconnect', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
  },
} as const satisfies Scenario;
