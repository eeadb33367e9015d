import type { NamedFault } from '../config/named-faults.ts';
import type { TransportName } from '../result.ts';

/** The one transport over which a fault can be had; undefined: both. Pure. */
export function onlyOver({ unsupported = {} }: NonNullable<NamedFault['asks']>): TransportName | undefined {
  if (unsupported.http !== undefined) return 'socket-mode';
  return unsupported['socket-mode'] === undefined ? undefined : 'http';
}
