import { slackFault } from '../../harness/faults/slack-fault.ts';
import { together } from '../../harness/faults/together.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const tooManyWebsockets = {
  name: 'too-many-websockets',
  suite: 'recovery',
  title: 'Too many websockets',
  asks: 'Slack closes the app’s link, and for 8 s each new one gets too_many_websockets in place of hello. Does it rest between its tries, and come back?',
  source:
    'https://github.com/slackapi/java-slack-sdk/issues/1223; https://github.com/slackapi/bolt-js/issues/2238; slack-protocol.md F06, F07',
  workload: steady({ perSecond: 5, lasting: seconds(16) }),
  faults: [
    {
      from: seconds(2),
      to: seconds(10),
      fault: together(
        'the link is closed, and new ones get too_many_websockets in place of hello',
        slackFault('too-many-websockets', {}),
        slackFault('end-links', { how: { kind: 'close', leavesTcpOpen: false } }),
      ),
    },
  ],
  expects: [
    { metric: 'lint', atMost: 0 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(15) },
  ],
  decides: { metric: 'recovery' },
  onRequest: true,
  unsupported: { http: 'Over HTTP the app dials nothing' },
  proof: { 'socket-mode': { behaviour: 'no-back-off', failsOn: 'lint', cause: 'dials-without-rest' } },
} as const satisfies Scenario;
