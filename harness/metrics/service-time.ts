import { spread } from './spread.ts';
import type { Metric } from './metric.ts';

/** Sending of an attempt to its own ack, in µs: the transport and the app, without waiting and without failed attempts. */
export const serviceTime = {
  name: 'service-time',
  title: 'service time',
  asks: 'How long did an acknowledged attempt take, from its sending to its ack?',
  unit: 'us',
  better: 'lower',
  spoken: ['faster', 'slower'],
  measure: ({ measured }) =>
    spread(
      measured.flatMap(({ attempts }) =>
        attempts.flatMap(({ sentAt, ackedAt }) => (ackedAt === undefined ? [] : [ackedAt - sentAt])),
      ),
      'no attempt was acknowledged',
    ),
} as const satisfies Metric;
