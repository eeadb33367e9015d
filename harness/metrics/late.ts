import { count } from './count.ts';
import { seconds } from '../base/units.ts';
import type { Metric } from './metric.ts';

/** Later than Slack’s own deadline of 3 s (docs.slack.dev/apis/events-api), counted from due. */
export const late = {
  name: 'late',
  title: 'late',
  asks: 'How many events were acknowledged in the end, but more than 3 s after they were due?',
  unit: 'count',
  better: 'lower',
  measure: (history) => count(history, ({ dueAt, ackedAt }) => ackedAt !== undefined && ackedAt - dueAt > seconds(3)),
} as const satisfies Metric;
