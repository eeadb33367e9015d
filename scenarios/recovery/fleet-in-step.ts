import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const fleetInStep = {
  name: 'fleet-in-step',
  suite: 'recovery',
  title: 'A fleet that loses its links at once',
  asks: 'Slack closes the links of three instances at the same moment, and gives out fewer new ones than they ask for. Does each wait as long as it is told, and is the app back?',
  source:
    'https://docs.slack.dev/apis/web-api/rate-limits; https://github.com/slackapi/java-slack-sdk/issues/1256; slack-protocol.md F48',
  instances: 3,
  workload: steady({ perSecond: 5, lasting: seconds(18) }),
  // For three instances what Slack’s own 60 a minute are for a hundred.
  policy: { connectionsOpenPerMinute: 12, connectionsOpenBurst: 3 },
  faults: [
    {
      from: seconds(2),
      to: seconds(3),
      fault: slackFault('end-links', { how: { kind: 'close', leavesTcpOpen: false } }),
    },
  ],
  expects: [
    { metric: 'lint', atMost: 0 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(15) },
  ],
  decides: { metric: 'connections-opened' },
  onRequest: true,
  unsupported: { http: 'Over HTTP the app dials nothing' },
  proof: { 'socket-mode': { behaviour: 'ends-when-refused', failsOn: 'unasked-exits', cause: 'ended-by-itself' } },
} as const satisfies Scenario;
