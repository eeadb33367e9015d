import { fateOf } from '../history/deliveries.ts';
import { count } from './count.ts';
import type { Metric } from './metric.ts';

/** Events handled at least once, as the app says or as was seen of it. */
export const handled = {
  name: 'handled',
  title: 'handled',
  asks: 'How many events did the app handle at least once?',
  unit: 'count',
  better: 'higher',
  measure: (history) =>
    history.reportsHandled
      ? count(history, (delivery) => fateOf(delivery, history) === 'handled')
      : { kind: 'nothing', why: 'the app does not say what it handled' },
} as const satisfies Metric;
