import { lengthOf } from '../base/intervals.ts';
import { seconds } from '../base/units.ts';
import { readyWhileDeaf } from '../history/health-truth.ts';
import type { Metric } from './metric.ts';

/** Sum of these times, in µs; a supervisor sees nothing of such an outage. */
export const readyWhileDeafTime = {
  name: 'ready-while-deaf',
  title: 'said ready while deaf',
  asks: 'For how long did the app say at its health door that it was ready, while what Slack sent got no ack in time?',
  unit: 'us',
  better: 'lower',
  margin: seconds(1),
  measure(history) {
    if (history.healthAnswers.length === 0) return { kind: 'nothing', why: 'its health door was not asked (--health)' };
    const times = readyWhileDeaf(history);
    return { kind: 'number', value: lengthOf(times), of: times.length };
  },
} as const satisfies Metric;
