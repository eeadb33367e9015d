/** Counts of what the app handled: what is not known is not zero. Pure. */

import type { Delivery } from '../history/deliveries.ts';
import type { History } from '../history/history.ts';
import type { Measurement } from '../result.ts';
import { count } from './count.ts';

/** As `count`, where it is known what the app handled; else those that were seen, and nothing where none was. */
export function countHandled(history: History, does: (delivery: Delivery) => boolean): Measurement {
  const counted = count(history, does);
  if (history.reportsHandled || (counted.kind === 'number' && counted.value > 0)) return counted;
  return { kind: 'nothing', why: 'the app does not say what it handled' };
}
