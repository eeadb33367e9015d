import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const deadRegistration = {
  name: 'dead-registration',
  suite: 'recovery',
  title: 'A dead registration beside the link',
  asks: 'Beside the app’s link Slack keeps a socket registered that nobody holds, as one of an earlier process, and sends it every second event. Does the app take what Slack then sends again?',
  source:
    'https://github.com/slackapi/python-slack-sdk/issues/1940; https://docs.slack.dev/apis/events-api/ (retries); slack-protocol.md F08, F23, F41',
  workload: steady({ perSecond: 4, lasting: seconds(12) }),
  faults: [{ from: seconds(1), to: seconds(10), fault: slackFault('ghosts', { count: 1 }) }],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'needless-links', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'late' },
  onRequest: true,
  unsupported: { http: 'Over HTTP Slack keeps no registration of sockets' },
  proof: { 'socket-mode': { behaviour: 'drops-retries', failsOn: 'lost', cause: 'drops-retries' } },
} as const satisfies Scenario;
