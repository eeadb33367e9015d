import { slackFault } from '../../harness/faults/slack-fault.ts';
import { ms, seconds } from '../../harness/base/units.ts';
import { trace } from '../../harness/workloads/trace.ts';
import type { Scenario } from '../scenario.ts';

const every = (from: number, to: number, perSecond: number): readonly number[] =>
  Array.from({ length: (to - from) * perSecond }, (_, n) => from + n / perSecond);
/** Twice at once; then again after 3 s with six others between, and again with thirty. */
const dues = [...every(0, 2, 5), ...every(2, 6, 2), ...every(6, 11, 10)];

export const lateRepeats = {
  name: 'late-repeats',
  suite: 'acks',
  title: 'Repeats, at once and late',
  asks: 'Does an app that knows an event which comes twice at once also know it 3 s later, when six or thirty others came between?',
  source: 'https://docs.slack.dev/apis/events-api/ (retries: nearly immediately, after 1 minute, after 5 minutes)',
  onRequest: true,
  workload: trace(dues.join('\n'), { name: '5 events a second, then 2, then 10' }),
  faults: [
    { from: ms(100), to: ms(1_900), fault: slackFault('duplicate-envelopes', {}) },
    { from: ms(1_950), to: seconds(15), fault: slackFault('drop-first-acks', {}) },
  ],
  expects: [
    { metric: 'forgotten-repeats', atMost: 0, isOptional: true },
    { metric: 'lost', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'duplicates' },
  unsupported: { http: 'Slack sends an envelope twice at once over Socket Mode only' },
  proof: {
    'socket-mode': [
      { behaviour: 'remembers-ten', failsOn: 'forgotten-repeats', cause: 'forgets-events' },
      { behaviour: 'remembers-briefly', failsOn: 'forgotten-repeats', cause: 'forgets-events' },
    ],
  },
} as const satisfies Scenario;
