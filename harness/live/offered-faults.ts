/** Every fault that a scenario can name, as a page offers it. */

import { z } from 'zod';
import { type Described, exampleOf } from '../config/example-of.ts';
import { type NamedFault, namedFaults } from '../config/named-faults.ts';
import type { OfferedFault } from './messages.ts';
import { onlyOver } from './only-over.ts';

interface Key {
  readonly key: string;
  readonly label: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** What people try first, each with the key that injects and heals it. */
const keys: Readonly<Record<string, Key>> = {
  'partition-that-heals': { key: '1', label: 'Partition' },
  'partition-that-kills': { key: '2', label: 'Partition, cut' },
  refused: { key: '3', label: 'Refuse' },
  'slow-network': { key: '4', label: 'Slow network' },
  recycle: { key: '5', label: 'Recycle host' },
  'app-killed': { key: '6', label: 'Kill app' },
  suspended: { key: '7', label: 'Pause app' },
  'drop-first-acks': { key: '8', label: 'Lose acks' },
};

export function offeredFaults({ isTls }: { readonly isTls: boolean }): readonly OfferedFault[] {
  return namedFaults.map((named) => offered(named, isTls));
}

function offered({ name, parameters, make, asks = {} }: NamedFault, isTls: boolean): OfferedFault {
  const described = z.toJSONSchema(parameters, { io: 'input' });
  const { with: chosen, ...key } = keys[name] ?? {};
  const example = { ...(exampleOf(described as Described) as OfferedFault['example']), ...chosen };
  const fault = make(parameters.parse(example));
  const only = onlyOver(asks);
  const unavailable =
    asks.needsTls && !isTls
      ? 'It is a fault of TLS, and this run speaks none'
      : fault.environment && 'It sits in the app from its start: it can be had in a scenario only';
  return {
    name,
    text: fault.text,
    parameters: described,
    example,
    ...(only === undefined ? {} : { only }),
    ...(unavailable === undefined ? {} : { unavailable }),
    ...key,
  };
}
