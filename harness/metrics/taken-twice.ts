import { isTakenTwice } from '../history/back-fill.ts';
import { countHandled } from './count-handled.ts';
import type { Metric } from './metric.ts';

export const takenTwice = {
  name: 'taken-twice',
  title: 'taken twice by back-fill',
  asks: 'How many events did the app handle again although it had fetched them already, or fetch and handle although Slack had brought them?',
  unit: 'count',
  better: 'lower',
  measure: (history) => countHandled(history, isTakenTwice),
} as const satisfies Metric;
