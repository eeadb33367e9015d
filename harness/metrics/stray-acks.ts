import type { Metric } from './metric.ts';
import { tally } from './tally.ts';

/** Acks that came twice, late, on another link than the event, or that named nothing that Slack sent. */
export const strayAcks = {
  name: 'stray-acks',
  title: 'stray acks',
  asks: 'How many acks came twice, after the deadline, on another link, or for nothing that Slack sent?',
  unit: 'count',
  better: 'lower',
  measure: ({ deliveries, strayAcks: found }) => {
    const attempts = deliveries.reduce((sum, delivery) => sum + delivery.attempts.length, 0);
    if (attempts === 0) return { kind: 'nothing', why: 'no attempt was made' };
    return tally(
      found.map(({ kind, of }) => [kind, of]),
      attempts,
    );
  },
} as const satisfies Metric;
