import { lossesOf } from '../history/losses.ts';
import type { Metric } from './metric.ts';
import { tally } from './tally.ts';

/** All events that were never handled, by how they were lost; those that do not count against the app as well. */
export const losses = {
  name: 'losses',
  title: 'never handled, by cause',
  asks: 'How were the events lost that the app never handled, those included that are not its fault?',
  unit: 'count',
  better: 'lower',
  measure: (history) => {
    const { measured } = history;
    if (measured.length === 0) return { kind: 'nothing', why: 'no event was raised' };
    const lossOf = lossesOf(history);
    const found = measured.flatMap((delivery) => {
      const kind = lossOf(delivery);
      return kind === undefined ? [] : [[kind, delivery.event] as const];
    });
    return tally(found, measured.length);
  },
} as const satisfies Metric;
