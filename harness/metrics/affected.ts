import { seconds } from '../base/units.ts';
import { count } from './count.ts';
import type { Metric } from './metric.ts';

/** Events whose first attempt failed, or that were acknowledged more than 3 s after they were due. */
export const affected = {
  name: 'affected',
  title: 'events affected',
  asks: 'How many events did the fault affect: not acknowledged at the first attempt, or late?',
  unit: 'count',
  better: 'lower',
  measure: (history) =>
    history.episodes.length === 0
      ? { kind: 'nothing', why: 'the scenario has no fault' }
      : count(history, ({ dueAt, ackedAt, attempts: [first] }) => {
          const isFirstMissed = first?.ackedAt === undefined || first.failedAt !== undefined;
          return isFirstMissed || ackedAt === undefined || ackedAt - dueAt > seconds(3);
        }),
} as const satisfies Metric;
