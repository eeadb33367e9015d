import { lengthOf } from '../base/intervals.ts';
import { seconds } from '../base/units.ts';
import { deadWhileFine } from '../history/health-truth.ts';
import type { Metric } from './metric.ts';

/** Sum of these times, in µs; a supervisor that heeds them ends an app that works. */
export const deadWhileFineTime = {
  name: 'dead-while-fine',
  title: 'said dead while fine',
  asks: 'For how long did the app say at its health door that it was not ready, or not answer, while it acknowledged what Slack sent?',
  unit: 'us',
  better: 'lower',
  margin: seconds(1),
  measure(history) {
    if (history.healthAnswers.length === 0) return { kind: 'nothing', why: 'its health door was not asked (--health)' };
    const times = deadWhileFine(history);
    return { kind: 'number', value: lengthOf(times), of: times.length };
  },
} as const satisfies Metric;
