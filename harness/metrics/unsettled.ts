import { fateOf } from '../history/deliveries.ts';
import { count } from './count.ts';
import type { Metric } from './metric.ts';

/** Neither acknowledged nor given up nor handled: no answer yet is not a no. */
export const unsettled = {
  name: 'unsettled',
  title: 'still under way at the end',
  asks: 'How many events were still under way when the run ended?',
  unit: 'count',
  better: 'lower',
  measure: (history) => count(history, (delivery) => fateOf(delivery, history) === 'unknown'),
} as const satisfies Metric;
