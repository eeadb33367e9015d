import { duration } from '../base/quantity.ts';
import { latencyTrend } from '../history/growth.ts';
import { growth } from './growth.ts';
import type { Metric } from './metric.ts';

/** µs in a minute: the lower end of the 95 % interval of the trend, so that chance is no growth. */
export const latencyGrowth = {
  name: 'latency-growth',
  title: 'growth of response time in a minute',
  asks: 'By how much, at least, does the time to an ack grow in a minute of even traffic?',
  unit: 'us',
  better: 'lower',
  measure: (history) => growth(latencyTrend(history), duration),
} as const satisfies Metric;
