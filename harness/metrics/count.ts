import type { Delivery, History } from '../history/history.ts';
import type { Measurement } from '../result.ts';
import { witnesses } from './witnesses.ts';

/** How many measured deliveries do, with some of them. */
export function count({ measured }: History, does: (delivery: Delivery) => boolean): Measurement {
  if (measured.length === 0) return { kind: 'nothing', why: 'no event was raised' };
  const those = measured.filter(does);
  return { kind: 'number', value: those.length, of: measured.length, ...witnesses(those) };
}
