import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const refreshes = {
  name: 'refreshes',
  suite: 'recovery',
  title: 'Three refreshes',
  asks: 'Slack asks the app three times, 6 s apart, to move to a new link, and leaves TCP open after the close, as it does. Does the app end each old connection?',
  source: 'https://github.com/slackapi/node-slack-sdk/issues/2709; slack-protocol.md F04',
  workload: steady({ perSecond: 2, lasting: seconds(52) }),
  // Between events, each half second, and their retries: one sent at the instant of a refresh is lost by chance.
  faults: [2.25, 8.25, 14.25].map((at) => ({
    from: seconds(at),
    to: seconds(at + 1),
    fault: slackFault('disconnect', { reason: 'refresh_requested' }),
  })),
  expects: [
    { metric: 'lint', atMost: 0 },
    { metric: 'needless-links', atMost: 0 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'links-at-end' },
  // One that is deaf for longer than a refresh takes has no link that the next one could end.
  toleratesMisses: true,
  direct: 'Toxiproxy has no half-close: it would answer the app’s FIN, where Slack leaves TCP open',
  onRequest: true,
  unsupported: { http: 'Over HTTP the app dials nothing' },
  proof: { 'socket-mode': { behaviour: 'keeps-old-links', failsOn: 'lint', cause: 'keeps-old-links' } },
} as const satisfies Scenario;
