import type { Delivery } from '../history/history.ts';
import type { Measurement } from '../result.ts';
import { witnesses } from './witnesses.ts';

/** The share of deliveries that do, 0 to 1, with some of those that do not. */
export function share(deliveries: readonly Delivery[], does: (delivery: Delivery) => boolean): Measurement {
  if (deliveries.length === 0) return { kind: 'nothing', why: 'no event was raised' };
  const others = deliveries.filter((delivery) => !does(delivery));
  return {
    kind: 'number',
    value: (deliveries.length - others.length) / deliveries.length,
    of: deliveries.length,
    ...witnesses(others),
  };
}
