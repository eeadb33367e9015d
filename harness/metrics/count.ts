/** Measured deliveries that do something: how many, what share, and some of them for witnesses. Pure. */

import type { Delivery } from '../history/deliveries.ts';
import type { History } from '../history/history.ts';
import type { Measurement } from '../result.ts';

/** How many do, with some of them. */
export function count({ measured }: History, does: (delivery: Delivery) => boolean): Measurement {
  if (measured.length === 0) return { kind: 'nothing', why: 'no event was raised' };
  const those = measured.filter(does);
  return { kind: 'number', value: those.length, of: measured.length, ...witnesses(those) };
}

/** The share of those that do, 0 to 1, with some that do not. */
export function share({ measured }: History, does: (delivery: Delivery) => boolean): Measurement {
  if (measured.length === 0) return { kind: 'nothing', why: 'no event was raised' };
  const others = measured.filter((delivery) => !does(delivery));
  const value = (measured.length - others.length) / measured.length;
  return { kind: 'number', value, of: measured.length, ...witnesses(others) };
}

/** Up to five event ids that show it; no field where there is none. */
export function witnesses(deliveries: readonly Delivery[]): { readonly witnesses?: readonly string[] } {
  return deliveries.length === 0 ? {} : { witnesses: deliveries.slice(0, 5).map(({ event }) => event) };
}
