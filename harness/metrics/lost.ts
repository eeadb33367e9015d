import { fateOf } from '../history/deliveries.ts';
import { count } from './count.ts';
import type { Metric } from './metric.ts';

/** Events abandoned by Slack or acknowledged and then not handled. */
export const lost = {
  name: 'lost',
  title: 'lost',
  asks: 'How many events did the app never handle: given up by Slack, or acknowledged and then not handled?',
  unit: 'count',
  better: 'lower',
  measure: (history) => count(history, (delivery) => fateOf(delivery, history) === 'lost'),
} as const satisfies Metric;
