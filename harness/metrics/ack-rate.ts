import { share } from './count.ts';
import type { Metric } from './metric.ts';

/** Eventual ack rate, 0 to 1. */
export const ackRate = {
  name: 'ack-rate',
  title: 'acknowledged in the end',
  asks: 'What share of the events was acknowledged, on any attempt?',
  unit: 'share',
  better: 'higher',
  measure: (history) => share(history, ({ ackedAt }) => ackedAt !== undefined),
} as const satisfies Metric;
