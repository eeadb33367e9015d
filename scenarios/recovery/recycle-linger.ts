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
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'gap', atMost: seconds(1) },
  ],
  decides: { metric: 'gap' },
  unsupported: { http: 'A delivery over HTTP has no WebSocket close handshake after which TCP could stay open' },
  knownFailures: [
    {
      id: 'F03',
      system: 'bolt-js',
      versions: ['5.1.0'],
      transport: 'socket-mode',
      metric: 'gap',
      between: [seconds(8), seconds(12.5)],
      note: 'Waits for the end of TCP, which Slack does not send, until its own pings go unanswered, and then 5 s more',
      source: 'https://github.com/slackapi/bolt-js/issues/2496',
    },
    {
      id: 'F03',
      system: 'bolt-js',
      versions: ['4.7.3'],
      transport: 'socket-mode',
      metric: 'gap',
      between: [seconds(4.5), seconds(6.5)],
      note: 'Closes the old socket first and waits 5 s before it opens a new one; 10.3 s without a proxy, which answers the app’s own FIN in Slack’s place',
      source: 'https://github.com/slackapi/bolt-js/issues/2496',
    },
    {
      id: 'F03',
      system: 'slack-socket-mode',
      versions: ['3.1.0', '3.0.0'],
      transport: 'socket-mode',
      metric: 'gap',
      between: [seconds(8), seconds(12.5)],
      note: 'Waits for the end of TCP, which Slack does not send, until its own pings go unanswered, and then 5 s more',
      source: 'https://github.com/slackapi/bolt-js/issues/2496',
    },
    {
      id: 'F03',
      system: 'slack-socket-mode',
      versions: ['2.0.7'],
      transport: 'socket-mode',
      metric: 'gap',
      between: [seconds(4.5), seconds(6.5)],
      note: 'Closes the old socket first and waits 5 s before it opens a new one; the proxy answers the app’s own FIN in Slack’s place',
      source: 'https://github.com/slackapi/bolt-js/issues/2496',
    },
  ],
  proof: {
    'socket-mode': { behaviour: 'waits-for-close', failsOn: 'gap' },
  },
} as const satisfies Scenario;
