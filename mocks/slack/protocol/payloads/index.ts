import type { PayloadName } from '../facts.ts';
import * as registry from './registry.ts';
import type { PayloadKind } from './payload-kind.ts';

export const payloadKinds: readonly PayloadKind[] = Object.values(registry);

const byName = new Map(payloadKinds.map((kind) => [kind.name, kind]));

/** Throws `RangeError` where there is no kind of that name. */
export function payloadKindNamed(name: PayloadName): PayloadKind {
  const kind = byName.get(name);
  if (!kind) throw new RangeError(`There is no payload "${name}": expected one of ${[...byName.keys()].join(', ')}`);
  return kind;
}
