import type { Metric } from './metric.ts';

/** Failed attempts by Slack’s own reasons, of all attempts. */
export const retryReasons = {
  name: 'retry-reasons',
  title: 'failed attempts by reason',
  asks: 'For which of Slack’s reasons did attempts fail?',
  unit: 'count',
  better: 'lower',
  measure: ({ measured }) => {
    const counts: Record<string, number> = {};
    let of = 0;
    for (const { attempts } of measured) {
      of += attempts.length;
      for (const { reason } of attempts) if (reason !== undefined) counts[reason] = (counts[reason] ?? 0) + 1;
    }
    return of === 0 ? { kind: 'nothing', why: 'no attempt was made' } : { kind: 'tally', of, counts };
  },
} as const satisfies Metric;
