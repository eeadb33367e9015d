import { spread } from './spread.ts';
import type { Metric } from './metric.ts';

/**
 * Due time to first ack as Slack sees it, in µs; counted from due, so that a late sender cannot hide delay. An event never
 * acknowledged counts with the time it was watched: at least that.
 */
export const responseTime = {
  name: 'response-time',
  title: 'response time',
  asks: 'How long after an event was due did Slack have its ack, all attempts included?',
  unit: 'us',
  better: 'lower',
  isHeadline: true,
  measure: ({ measured, until }) =>
    spread(
      measured.map(({ dueAt, ackedAt }) => (ackedAt ?? until) - dueAt),
      'no event was raised',
    ),
} as const satisfies Metric;
