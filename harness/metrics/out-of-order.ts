import { witnesses } from './count.ts';
import type { Metric } from './metric.ts';

/** Slack promises no order; retries reorder by construction. Counts the events that one raised later has overtaken. */
export const outOfOrder = {
  name: 'out-of-order',
  title: 'out of order',
  asks: 'How many events did the app first handle after one that was raised later?',
  unit: 'count',
  better: 'lower',
  measure: ({ measured }) => {
    const handled = measured.filter(({ handledAt }) => handledAt.length > 0);
    if (handled.length === 0) return { kind: 'nothing', why: 'the app did not say what it handled' };
    let earliestLater = Number.POSITIVE_INFINITY;
    const overtaken = handled.toReversed().filter(({ handledAt: [first = 0] }) => {
      const isOvertaken = first > earliestLater;
      earliestLater = Math.min(earliestLater, first);
      return isOvertaken;
    });
    return { kind: 'number', value: overtaken.length, of: handled.length, ...witnesses(overtaken.toReversed()) };
  },
} as const satisfies Metric;
