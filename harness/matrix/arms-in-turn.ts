/** What follows each other in a pair: what is compared, side by side, each as often first as the other. Pure. */

import type { Random } from '../../mocks/slack/protocol/random.ts';
import type { Comparing } from '../plan/comparing.ts';
import type { TransportName } from '../result.ts';
import type { System } from '../systems/system.ts';

interface NamedSystem {
  readonly system: System;
  readonly version: string;
}

export interface ArmsInTurnOptions {
  readonly systems: readonly NamedSystem[];
  readonly transports: readonly TransportName[];
  readonly by?: Comparing['by'] | undefined;
  readonly pair: number;
  /** Of the scenario: draws, once for all pairs, which arm goes first in the first one. */
  readonly random: Random;
}

export interface Arm extends NamedSystem {
  readonly transport: TransportName;
}

/** A B in one pair, B A in the next, A B B A over all. */
export function armsInTurn({ systems, transports, by, pair, random }: ArmsInTurnOptions): readonly Arm[] {
  const cross = (system: NamedSystem, transport: TransportName): readonly Arm[] =>
    system.system.transports.includes(transport) ? [{ ...system, transport }] : [];
  const groups =
    by === 'system'
      ? transports.map((transport) => systems.flatMap((system) => cross(system, transport)))
      : systems.map((system) => transports.flatMap((transport) => cross(system, transport)));
  return groups.flatMap((arms) => {
    const isTurned = (random.below(2) + pair) % 2 === 0;
    return isTurned ? arms.toReversed() : arms;
  });
}
