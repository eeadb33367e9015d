import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const latePongs = {
  name: 'late-pongs',
  suite: 'latency',
  title: 'Pongs that come late',
  asks: 'Slack answers the app’s pings 6 s late for a while, and everything else in time. Does the app keep its link, on which events come and acks go?',
  source:
    'https://www.rfc-editor.org/rfc/rfc6455#section-5.5.3 (a pong has no deadline; Slack’s own pings are 10 s apart, and it gives a link up after 120 s); https://github.com/slackapi/bolt-js/issues/2496; slack-protocol.md F02',
  workload: steady({ perSecond: 4, lasting: seconds(22) }),
  faults: [{ from: seconds(2), to: seconds(20), fault: slackFault('delay-pongs', { ms: 6_000 }) }],
  expects: [
    { metric: 'needless-links', atMost: 0 },
    { metric: 'first-attempt-ack-rate', atLeast: 1 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'needless-links' },
  onRequest: true,
  unsupported: { http: 'Over HTTP the app sends no pings' },
  proof: {
    'socket-mode': { behaviour: 'hasty-about-pongs', failsOn: 'needless-links', cause: 'restless' },
  },
} as const satisfies Scenario;
