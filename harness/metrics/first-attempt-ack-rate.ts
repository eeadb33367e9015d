import { share } from './count.ts';
import type { Metric } from './metric.ts';

/** Events whose first attempt was acknowledged in time, 0 to 1. */
export const firstAttemptAckRate = {
  name: 'first-attempt-ack-rate',
  title: 'acknowledged at the first attempt',
  asks: 'What share of the events needed no retry?',
  unit: 'share',
  better: 'higher',
  measure: (history) =>
    share(history, ({ attempts: [first] }) => first?.ackedAt !== undefined && first.failedAt === undefined),
} as const satisfies Metric;
