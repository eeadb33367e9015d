import { closedAtOnce } from '../../harness/faults/closed-at-once.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const cutHandshakes = {
  name: 'cut-handshakes',
  suite: 'retries',
  title: 'Handshakes that are cut',
  asks: 'For 5 s each connection is taken and closed in the middle of its TLS handshake. Are the events of that time handled in the end?',
  source:
    'https://github.com/slackapi/node-slack-sdk/issues/1243; https://docs.slack.dev/apis/events-api/ (retries); slack-protocol.md F33',
  workload: steady({ perSecond: 5, lasting: seconds(12) }),
  faults: [{ from: seconds(2), to: seconds(7), fault: closedAtOnce({ reason: 'ssl_error' }) }],
  needsTls: true,
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(10) },
  ],
  decides: { metric: 'recovery' },
  onRequest: true,
  proof: {
    http: { behaviour: 'drops-retries', failsOn: 'lost', cause: 'drops-retries' },
    'socket-mode': { behaviour: 'no-reconnect', failsOn: 'recovery', cause: 'never-back' },
  },
} as const satisfies Scenario;
