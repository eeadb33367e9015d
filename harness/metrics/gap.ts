import { ms } from '../base/units.ts';
import { lengthOf } from '../base/intervals.ts';
import { gaps } from '../history/usability.ts';
import type { Metric } from './metric.ts';

/** Sum of the times in which an event raised then had no way to the app (`usability.ts`), in µs; `of` counts the gaps. */
export const gap = {
  name: 'gap',
  title: 'time without a usable link',
  asks: 'For how long could no event reach the app?',
  unit: 'us',
  better: 'lower',
  margin: ms(100),
  measure: (history) => {
    if (history.deliveries.length === 0) return { kind: 'nothing', why: 'no event was raised' };
    const found = gaps(history);
    return { kind: 'number', value: lengthOf(found), of: found.length };
  },
} as const satisfies Metric;
