import { fateOf } from '../history/deliveries.ts';
import { count } from './count.ts';
import type { Metric } from './metric.ts';

/** Neither acked nor abandoned nor handled: a time-out is not a no. */
export const unsettled = {
  name: 'unsettled',
  title: 'unknown',
  asks: 'How many events were still under way when the run ended?',
  unit: 'count',
  better: 'lower',
  measure: (history) => count(history, (delivery) => fateOf(delivery, history) === 'unknown'),
} as const satisfies Metric;
