import { timedOut } from '../history/timed-out.ts';
import { count } from './count.ts';
import type { Metric } from './metric.ts';

/** Sent where the app could be reached, and not acknowledged within Slack's deadline; what met no link or no listener is none. */
export const timedOutCount = {
  name: 'timed-out',
  title: 'reached the app, and not acknowledged in time',
  asks: 'How many events did Slack send to the app where it could be reached, without an ack within 3 s?',
  unit: 'count',
  better: 'lower',
  measure: (history) => count(history, (delivery) => timedOut(delivery, history).length > 0),
} as const satisfies Metric;
