import type { Metric } from './metric.ts';

/** Attempts after the first, over all measured events. */
export const retries = {
  name: 'retries',
  title: 'retries',
  asks: 'How many attempts beyond the first did Slack make?',
  unit: 'count',
  better: 'lower',
  measure: ({ measured }) => {
    if (measured.length === 0) return { kind: 'nothing', why: 'no event was raised' };
    const value = measured.reduce((sum, { attempts }) => sum + Math.max(0, attempts.length - 1), 0);
    return { kind: 'number', value, of: measured.length };
  },
} as const satisfies Metric;
