/** From equal runs to how much they differ. Pure. */

import { hodgesLehmann, median, quantile } from '../../base/statistics.ts';
import type { CalibratedSpread, CellResult } from '../../result.ts';
import { valueOf } from '../worst-pair.ts';

/** Of each scenario, system and transport, on the figure that decides it: runs of odd and of even number are the equal arms. */
export function spreadsIn(cells: readonly CellResult[]): readonly CalibratedSpread[] {
  const judged = cells.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail');
  const groups = Map.groupBy(judged, ({ scenario, system, transport }) =>
    JSON.stringify([scenario, system, transport]),
  );
  return [...groups.values()].flatMap((own) => spreadOf(own.toSorted((a, b) => a.pair - b.pair)) ?? []);
}

function spreadOf(cells: readonly CellResult[]): CalibratedSpread | undefined {
  const [first] = cells;
  const decisive = cells.flatMap((cell) => cell.decisive ?? [])[0];
  if (!first || !decisive) return undefined;
  const { metric, of } = decisive;
  const values = cells.flatMap(({ measurements }) => valueOf(measurements[metric], of) ?? []);
  if (values.length < 2) return undefined;
  const { scenario, system, transport } = first;
  return {
    scenario,
    system,
    transport,
    metric,
    ...(of === undefined ? {} : { of }),
    runs: values.length,
    median: median(values),
    equalArms: equalArms(values),
    betweenRuns: betweenRuns(values),
  };
}

/** The end of the A/A interval that is farther from 0; with too few pairs for one the largest difference. A B B A. */
function equalArms(values: readonly number[]): number {
  const differences = Array.from({ length: Math.floor(values.length / 2) }, (_, index) => {
    const difference = (values[2 * index + 1] ?? 0) - (values[2 * index] ?? 0);
    return index % 2 === 0 ? difference : -difference;
  });
  const { interval = [Math.min(...differences), Math.max(...differences)] } = hodgesLehmann(differences);
  return Math.max(...interval.map(Math.abs));
}

/** Of all pairs of runs, 95 of 100 differ by at most this. */
function betweenRuns(values: readonly number[]): number {
  const gaps = values.flatMap((a, index) => values.slice(index + 1).map((b) => Math.abs(a - b)));
  return quantile(
    gaps.toSorted((a, b) => a - b),
    0.95,
  );
}
