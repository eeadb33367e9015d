import type { Micros } from '../base/units.ts';
import type { Metric } from './metric.ts';

/** Deliveries that were sent and not yet answered at the same instant, on the connection that had most of them. */
export const inFlight = {
  name: 'in-flight',
  title: 'most events in flight on one connection',
  asks: 'How many deliveries were under way on one connection at the same time?',
  unit: 'count',
  better: 'higher',
  measure: ({ measured, until }) => {
    const attempts = measured.flatMap((delivery) => delivery.attempts).filter(({ link }) => link !== '');
    if (attempts.length === 0) return { kind: 'nothing', why: 'no attempt met a connection' };
    const most = [...Map.groupBy(attempts, ({ link }) => link).values()].map((own) =>
      mostAtOnce(own.map(({ sentAt, ackedAt, failedAt }) => [sentAt, ackedAt ?? failedAt ?? until])),
    );
    return { kind: 'number', value: Math.max(...most), of: attempts.length };
  },
} as const satisfies Metric;

/** Of intervals: what ends at an instant is over before what begins there. */
function mostAtOnce(intervals: readonly (readonly [from: Micros, to: Micros])[]): number {
  const steps = intervals
    .flatMap(([from, to]) => [
      { at: from, by: 1 },
      { at: to, by: -1 },
    ])
    .toSorted((a, b) => a.at - b.at || a.by - b.by);
  let now = 0;
  return steps.reduce((most, { by }) => Math.max(most, (now += by)), 0);
}
