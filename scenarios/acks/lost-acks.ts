import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const lostAcks = {
  name: 'lost-acks',
  suite: 'acks',
  title: 'Lost acks',
  asks: 'When the ack of every first attempt is lost, is every event settled by its retry, and how many are handled twice?',
  source: 'https://docs.slack.dev/apis/events-api/',
  workload: steady({ perSecond: 10, lasting: seconds(5) }),
  faults: [{ from: seconds(1), to: seconds(9), fault: slackFault('drop-first-acks', {}) }],
  expects: [
    { metric: 'ack-rate', atLeast: 1 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'over-handled', atMost: 0, isOptional: true },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'duplicates' },
  proof: {
    http: { behaviour: 'ignores-repeats', failsOn: 'ack-rate', cause: 'ignores-repeats' },
    'socket-mode': { behaviour: 'ignores-repeats', failsOn: 'ack-rate', cause: 'ignores-repeats' },
  },
} as const satisfies Scenario;
