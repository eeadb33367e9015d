/** Which pairs are shown with all their charts and tables: every one of a small run; of a large one those that matter most. */

import { rank } from '../../harness/analysis/worst-pair.ts';
import type { RunResult } from '../../harness/result.ts';
import type { PairOfCells, ScenarioGroup } from '../arrange.ts';
import { transports } from '../arrange.ts';

/** So many make a page of some three megabytes, which still opens at once. */
const mostPairs = 40;

/** What fails comes first, then what has no verdict, what is known to fail, what differs, and the rest in reading order. */
export function shownInFull(groups: readonly ScenarioGroup[], { comparisons }: RunResult): ReadonlySet<PairOfCells> {
  const differing = new Set(
    comparisons.filter(({ word }) => word !== 'equivalent').map(({ scenario, system }) => `${scenario} ${system}`),
  );
  const pairs = groups.flatMap(({ scenario, systems }) =>
    systems.flatMap(({ system, pairs: own }) =>
      own.map((pair) => ({ pair, place: placeOf(pair, differing.has(`${scenario} ${system}`)) })),
    ),
  );
  return new Set(
    pairs
      .toSorted((a, b) => a.place - b.place)
      .slice(0, mostPairs)
      .map(({ pair }) => pair),
  );
}

function placeOf(pair: PairOfCells, isDiffering: boolean): number {
  const ranks = transports.flatMap((transport) => (pair[transport] ? [rank(pair[transport])] : []));
  return Math.min(...ranks) - (isDiffering ? 0.5 : 0);
}
