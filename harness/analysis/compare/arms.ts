/** Which figures are set against which: the arms of each pair, by what the run compares. Pure. */

import { isLowerBound } from '../../base/quantity.ts';
import type { Comparing } from '../../plan/comparing.ts';
import type { CellPlan } from '../../plan/cell-plan.ts';
import type { CellResult, TransportName } from '../../result.ts';
import { valueOf } from '../worst-pair.ts';

export interface Arm {
  readonly system: string;
  readonly transport: TransportName;
}

/** Two arms of one scenario; the difference is the second's less the first's. */
export interface Duel {
  readonly scenario: string;
  readonly decides: CellPlan['decides'];
  readonly arms: readonly [Arm, Arm];
}

export interface Figure {
  readonly value: number;
  /** It is more than that, and nobody knows how much more. */
  readonly isOpen: boolean;
}

/** By transport: Socket Mode against HTTP, system by system. By system: each against the first one, transport by transport. */
export function duelsOf(plans: readonly CellPlan[], by: Comparing['by']): readonly Duel[] {
  const [base] = [...new Set(plans.map(({ system }) => system))];
  const seen = new Set<string>();
  return plans.flatMap(({ scenario, system, transport, decides }): readonly Duel[] => {
    const arms: Duel['arms'] =
      by === 'transport'
        ? [
            { system, transport: 'http' },
            { system, transport: 'socket-mode' },
          ]
        : [
            { system: base ?? system, transport },
            { system, transport },
          ];
    const key = JSON.stringify([scenario, arms]);
    if (seen.has(key) || (by === 'system' && system === base)) return [];
    seen.add(key);
    return [{ scenario, decides, arms }];
  });
}

/** The figures of both arms, pair by pair; pairs of which one has none, or no verdict, are left out, and those of cells that do not count. */
export function pairsOf(
  { scenario, decides: { metric, of }, arms }: Duel,
  cells: readonly CellResult[],
  counts: (cell: CellResult) => boolean = () => true,
): readonly (readonly [Figure, Figure])[] {
  const figures = ({ system, transport }: Arm): ReadonlyMap<number, Figure> =>
    new Map(
      cells
        .filter((cell) => cell.scenario === scenario && cell.system === system && cell.transport === transport)
        .filter((cell) => (cell.verdict === 'pass' || cell.verdict === 'fail') && counts(cell))
        .flatMap((cell) => {
          const value = valueOf(cell.measurements[metric], of);
          const isOpen = isLowerBound(cell.measurements[metric], of);
          return value === undefined ? [] : [[cell.pair, { value, isOpen }] as const];
        }),
    );
  const [first, second] = [figures(arms[0]), figures(arms[1])];
  return [...first].flatMap(([pair, ours]) => {
    const theirs = second.get(pair);
    return theirs ? [[ours, theirs] as const] : [];
  });
}
