import { countsAgainstApp, lossesOf } from '../history/losses.ts';
import { count } from './count.ts';
import type { Metric } from './metric.ts';

/** Events that the app never handled, where that counts against it; `losses` tells all of them apart. */
export const lost = {
  name: 'lost',
  title: 'lost',
  asks: 'How many events did the app never handle, where that is its own doing: never delivered, refused, or acknowledged and not handled?',
  unit: 'count',
  better: 'lower',
  measure(history) {
    const lossOf = lossesOf(history);
    return count(history, (delivery) => {
      const kind = lossOf(delivery);
      return kind !== undefined && countsAgainstApp(kind);
    });
  },
} as const satisfies Metric;
