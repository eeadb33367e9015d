import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const slackLosesEvents = {
  name: 'slack-loses-events',
  suite: 'recovery',
  title: 'An incident of Slack’s that loses events',
  asks: 'For 10 s Slack discards what happens and sends none of it later, as on 2025-02-26. Does the app sit the silence out, and take the next event?',
  source: 'https://slack-status.com/2025-02-26; slack-protocol.md F42',
  workload: steady({ perSecond: 5, lasting: seconds(17) }),
  faults: [{ from: seconds(2), to: seconds(12), fault: slackFault('lose-events', {}) }],
  expects: [
    { metric: 'recovery', atMost: seconds(3) },
    { metric: 'needless-links', atMost: 0, isOptional: true },
    { metric: 'lost', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'recovery' },
  onRequest: true,
  proof: {
    http: { behaviour: 'no-reconnect', failsOn: 'recovery', cause: 'never-back' },
    'socket-mode': { behaviour: 'restless', failsOn: 'needless-links', cause: 'restless' },
  },
} as const satisfies Scenario;
