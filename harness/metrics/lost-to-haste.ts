import { hastyLosses } from '../history/haste.ts';
import { witnesses } from './count.ts';
import type { Metric } from './metric.ts';

/** Not in `lost`: see harness/history/haste.ts. */
export const lostToHaste = {
  name: 'lost-to-haste',
  title: 'lost to hastened retries',
  asks: 'How many events did Slack give up only because its retries are hastened here: at its real delays, would one have come when the app was back?',
  unit: 'count',
  better: 'lower',
  measure(history) {
    const { measured } = history;
    if (measured.length === 0) return { kind: 'nothing', why: 'no event was raised' };
    const { losses } = hastyLosses(history);
    return { kind: 'number', value: losses.length, of: measured.length, ...witnesses(losses) };
  },
} as const satisfies Metric;
