import type { TransportName } from '../result.ts';
import * as registry from './registry.ts';
import type { Transport } from './transport.ts';

export const allTransports: readonly Transport[] = Object.values(registry);

/** Throws `RangeError` where there is no transport of that name. */
export function transportNamed(name: TransportName): Transport {
  const transport = allTransports.find((each) => each.name === name);
  if (!transport) throw new RangeError(`There is no transport "${name}"`);
  return transport;
}
