import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const slashCommandScenario = {
  name: 'slash-command',
  suite: 'acks',
  title: 'Slash command',
  asks: 'Does a user who types a slash command get an answer within 3 s, which Slack never asks for twice?',
  source: 'https://docs.slack.dev/interactivity/implementing-slash-commands/',
  workload: steady({ perSecond: 5, lasting: seconds(3), raises: 'slash-command' }),
  faults: [],
  mayLack: 'a command /probe, which this scenario types',
  expects: [
    { metric: 'user-errors', atMost: 0 },
    { metric: 'ack-rate', atLeast: 1 },
    { metric: 'lost', atMost: 0 },
    { metric: 'over-handled', atMost: 0, isOptional: true },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'response-time', of: 'p50' },
  proof: {
    http: [
      { behaviour: 'acks-slowly', failsOn: 'user-errors', cause: 'slow-acks' },
      { behaviour: 'keeps-raw-json-only', failsOn: 'user-errors', cause: 'refuses' },
      { behaviour: 'splits-forms-late', failsOn: 'lost', cause: 'fails-on-some-kinds' },
      { behaviour: 'breaks-its-json', failsOn: 'lint', cause: 'answers-broken-json' },
    ],
    'socket-mode': [
      { behaviour: 'acks-slowly', failsOn: 'user-errors', cause: 'slow-acks' },
      { behaviour: 'answers-at-length', failsOn: 'lint', cause: 'ack-too-long' },
    ],
  },
} as const satisfies Scenario;
