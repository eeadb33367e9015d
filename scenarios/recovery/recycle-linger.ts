import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const recycleLinger = {
  name: 'recycle-linger',
  suite: 'recovery',
  title: 'Announced recycle, TCP left open',
  asks: 'As real Slack does, TCP stays open after the close handshake. Is the app deaf for longer?',
  source: 'https://github.com/slackapi/node-slack-sdk/issues/2752',
  workload: steady({ perSecond: 10, lasting: seconds(15) }),
  faults: [
    { from: seconds(2), to: seconds(13), fault: slackFault('recycle', { how: 'announced', leavesTcpOpen: true }) },
  ],
  direct: 'Toxiproxy has no half-close: it would answer the app’s FIN, where Slack leaves TCP open',
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'added-gap', atMost: seconds(1) },
  ],
  decides: { metric: 'added-gap' },
  unsupported: { http: 'A delivery over HTTP has no WebSocket close handshake after which TCP could stay open' },
  proof: {
    'socket-mode': { behaviour: 'waits-for-close', failsOn: 'added-gap', cause: 'breaks-before-makes' },
  },
} as const satisfies Scenario;
