import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const bareFin = {
  name: 'bare-fin',
  suite: 'recovery',
  title: 'End of TCP without a close frame',
  asks: 'Slack’s side of the connection ends with a bare FIN. Does the app notice, and is it back within 10 s?',
  source: 'https://docs.slack.dev/apis/events-api/using-socket-mode; slack-protocol.md F47',
  workload: steady({ perSecond: 5, lasting: seconds(12) }),
  faults: [{ from: seconds(2), to: seconds(3), fault: slackFault('end-links', { how: { kind: 'fin' } }) }],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(10) },
  ],
  decides: { metric: 'recovery' },
  direct: 'Toxiproxy has no half-close: it would close both ways',
  onRequest: true,
  unsupported: { http: 'Over HTTP the app dials nothing' },
  proof: { 'socket-mode': { behaviour: 'no-reconnect', failsOn: 'recovery', cause: 'never-back' } },
} as const satisfies Scenario;
