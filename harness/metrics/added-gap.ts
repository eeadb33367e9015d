import { duration } from '../base/quantity.ts';
import { ms } from '../base/units.ts';
import { lengthOf } from '../base/intervals.ts';
import { deafTimes } from '../history/usability.ts';
import type { Metric } from './metric.ts';

/** What of `gap` is the app's own doing: without the outages that faults made, which no app can help (`usability.ts`), in µs. */
export const addedGap = {
  name: 'added-gap',
  title: 'deaf time added by the app',
  asks: 'For how long of its deaf time could Slack have reached any app: what is left without the outages that a fault made?',
  unit: 'us',
  better: 'lower',
  margin: ms(100),
  measure: (history) => {
    if (history.measured.length === 0) return { kind: 'nothing', why: 'no event was raised' };
    const { gaps, added, isOpen } = deafTimes(history);
    const value = lengthOf(added);
    const outage = lengthOf(gaps) - value;
    const notes = [
      ...(outage > 0 ? [`after ${duration(outage)} of outage`] : []),
      ...(isOpen ? ['the app was not seen to be back'] : []),
    ];
    return {
      kind: 'number',
      value,
      of: added.length,
      ...(isOpen ? { isLowerBound: true } : {}),
      ...(notes.length > 0 ? { note: notes.join('; ') } : {}),
    };
  },
} as const satisfies Metric;
