import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { silence } from '../../harness/workloads/silence.ts';

export const halfMinuteOfSilence = {
  name: 'half-minute-of-silence',
  suite: 'latency',
  title: 'Half a minute of silence',
  asks: 'No event comes for 30 s, and nothing is wrong. Does the app keep its link, answer Slack’s pings, and take the next event at once?',
  source:
    'https://github.com/openclaw/openclaw/issues/69157; https://github.com/haru/redmine_ai_helper/issues/374; slack-protocol.md F21, F22, F44',
  workload: silence({ perSecond: 1, lasting: seconds(45) }),
  faults: [],
  expects: [
    { metric: 'first-attempt-ack-rate', atLeast: 1 },
    { metric: 'needless-links', atMost: 0 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'needless-links' },
  onRequest: true,
  unsupported: { http: 'Over HTTP the app holds no link that it could lose' },
  proof: {
    'socket-mode': [
      { behaviour: 'restless', failsOn: 'needless-links', cause: 'restless' },
      { behaviour: 'ignores-pings', failsOn: 'lint', cause: 'ignores-pings' },
    ],
  },
} as const satisfies Scenario;
