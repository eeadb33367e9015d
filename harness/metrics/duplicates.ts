import { countHandled } from './count-handled.ts';
import type { Metric } from './metric.ts';

/** Slack promises at least once; telling repeats apart by event_id is the app’s affair, and a fault only where it promises to. */
export const duplicates = {
  name: 'duplicates',
  title: 'handled more than once',
  asks: 'How many events did the app handle more than once?',
  unit: 'count',
  better: 'lower',
  measure: (history) => countHandled(history, ({ handledAt }) => handledAt.length > 1),
} as const satisfies Metric;
