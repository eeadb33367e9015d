import { slackFault } from '../../harness/faults/slack-fault.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';
import type { Scenario } from '../scenario.ts';

export const secondConsumerScenario = {
  name: 'second-consumer',
  suite: 'recovery',
  title: 'Somebody else on the same token',
  asks: 'For 9 s another process has a link with the app’s token and takes a share of the events, and Slack refreshes the app’s own link meanwhile. Does the app go on with what comes to it?',
  source: 'https://github.com/slackapi/python-slack-sdk/issues/1808',
  onRequest: true,
  workload: steady({ perSecond: 6, lasting: seconds(13) }),
  faults: [
    { from: seconds(1), to: seconds(10), fault: slackFault('second-consumer', { acks: true }) },
    { from: seconds(4), to: seconds(5), fault: slackFault('disconnect', { reason: 'refresh_requested' }) },
  ],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'taken-elsewhere' },
  unsupported: { http: 'Over HTTP Slack has one Request URL: nobody else can take a share' },
  proof: {
    'socket-mode': { behaviour: 'ends-when-not-alone', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
  },
} as const satisfies Scenario;
