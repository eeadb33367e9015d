/** A difference that the cells themselves explain: what the app did there that it did not do in the other arm. Pure. */

import type { CellResult } from '../../result.ts';
import type { Arm, Duel } from './arms.ts';

/** Undefined where neither arm fails for a named cause, or both do. */
export function mechanismOf({ scenario, arms }: Duel, cells: readonly CellResult[]): string | undefined {
  const [first, second] = arms.map((arm) => namedIn(arm, scenario, cells));
  if (first !== undefined && second !== undefined) return undefined;
  return first ?? second;
}

function namedIn({ system, transport }: Arm, scenario: string, cells: readonly CellResult[]): string | undefined {
  const own = cells.filter(
    (cell) => cell.scenario === scenario && cell.system === system && cell.transport === transport,
  );
  const named = own.find(({ verdict, known, cause }) => verdict === 'fail' && (known ?? cause) !== undefined);
  return named?.known?.note ?? named?.cause?.sentence;
}
