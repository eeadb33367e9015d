import type { Delivery } from '../history/history.ts';

/** Up to five event ids that show it; no field where there is none. */
export function witnesses(deliveries: readonly Delivery[]): { readonly witnesses?: readonly string[] } {
  return deliveries.length === 0 ? {} : { witnesses: deliveries.slice(0, 5).map(({ event }) => event) };
}
