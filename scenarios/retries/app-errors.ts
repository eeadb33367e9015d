import { errorAnswers } from '../../harness/faults/error-answers.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const appErrors = {
  name: 'app-errors',
  suite: 'retries',
  title: 'Error answers',
  asks: 'Are the events that were answered with 500 handled in the end, by Slack’s retries?',
  source: 'https://docs.slack.dev/apis/events-api/',
  workload: steady({ perSecond: 10, lasting: seconds(11) }),
  faults: [{ from: seconds(2), to: seconds(8), fault: errorAnswers({ status: 500 }) }],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(10) },
  ],
  decides: { metric: 'affected' },
  unsupported: {
    'socket-mode': 'An envelope has no status: an app that fails before its ack is silent, which lost-acks asks about',
  },
  proof: {
    http: { behaviour: 'drops-retries', failsOn: 'lost', cause: 'drops-retries' },
  },
} as const satisfies Scenario;
