import { isCaughtUp } from '../history/back-fill.ts';
import { countHandled } from './count-handled.ts';
import type { Metric } from './metric.ts';

/** Events handled by back-fill: with conversations.history an app takes what Slack did not bring it. */
export const caughtUp = {
  name: 'caught-up',
  title: 'handled by back-fill',
  asks: 'How many events did the app handle because it fetched them (conversations.history, conversations.replies), before Slack had brought them or in place of it?',
  unit: 'count',
  better: 'higher',
  measure: (history) => countHandled(history, isCaughtUp),
} as const satisfies Metric;
