import { ms } from '../base/units.ts';
import { lengthOf } from '../base/intervals.ts';
import { deafTimes } from '../history/usability.ts';
import type { Metric } from './metric.ts';

/** Sum of the times in which an event raised then was not acknowledged in time (`usability.ts`), in µs; `of` counts them. */
export const gap = {
  name: 'gap',
  title: 'deaf time',
  asks: 'For how long did what Slack sent get no ack in time, from each event missed at its first attempt to the next attempt acknowledged?',
  unit: 'us',
  better: 'lower',
  margin: ms(100),
  measure: (history) => {
    if (history.measured.length === 0) return { kind: 'nothing', why: 'no event was raised' };
    const { gaps, added, isOpen } = deafTimes(history);
    const [value, own] = [lengthOf(gaps), lengthOf(added)];
    return {
      kind: 'number',
      value,
      of: gaps.length,
      ...(isOpen ? { isLowerBound: true, note: 'the app was not seen to be back' } : {}),
      ...(own === value
        ? {}
        : {
            parts: [
              { value: value - own, text: 'outage' },
              { value: own, text: 'that the app added' },
            ],
          }),
    };
  },
} as const satisfies Metric;
