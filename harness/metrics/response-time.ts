import { seconds } from '../base/units.ts';
import { spread } from './spread.ts';
import type { Metric } from './metric.ts';

/**
 * Due time to first ack as Slack sees it, in µs; counted from due, so that a late sender cannot hide delay. An event that Slack sent and
 * never had an ack of counts as later than any, and than Slack’s deadline.
 */
export const responseTime = {
  name: 'response-time',
  title: 'response time',
  asks: 'How long after an event was due did Slack have its ack, all attempts included?',
  unit: 'us',
  better: 'lower',
  spoken: ['faster', 'slower'],
  isHeadline: true,
  measure: ({ measured }) => {
    const sent = measured.filter(({ attempts, ackedAt }) => attempts.length > 0 || ackedAt !== undefined);
    const times = sent.flatMap(({ dueAt, ackedAt }) => (ackedAt === undefined ? [] : [ackedAt - dueAt]));
    return spread(times, 'no event was sent', { of: sent.length - times.length, atLeast: seconds(3) });
  },
} as const satisfies Metric;
