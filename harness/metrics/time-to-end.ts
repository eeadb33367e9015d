import type { Metric } from './metric.ts';

/** From the SIGTERM to the end of the process, in µs, the longest; where it had to be killed, until that. */
export const timeToEnd = {
  name: 'time-to-end',
  title: 'time to end when told to',
  asks: 'How long did the app’s process live on after it was told to end?',
  unit: 'us',
  better: 'lower',
  measure: ({ exits }) => {
    const took = exits.flatMap(({ asked, askedAt, at }) => (asked && askedAt !== undefined ? [at - askedAt] : []));
    if (took.length === 0) return { kind: 'nothing', why: 'the app was not told to end' };
    return { kind: 'number', value: Math.max(...took), of: took.length };
  },
} as const satisfies Metric;
