/** Socket Mode against HTTP, pair by pair: the same seed, the same events, the same faults. Pure. */

import { hodgesLehmann, median } from '../base/statistics.ts';
import { valueOf } from './worst-pair.ts';
import { metricNamed } from '../metrics/index.ts';
import type { Metric } from '../metrics/metric.ts';
import { isLowerBound, quantity } from '../base/quantity.ts';
import type { CellResult, Comparison } from '../result.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import { ms } from '../base/units.ts';

/** Fewer pairs than this carry no interval: no two-sided p < .05 is possible (measurement.md §3). */
const fewestPairs = 6;

export function compare(cells: readonly CellResult[], plans: readonly CellPlan[]): readonly Comparison[] {
  const groups = Map.groupBy(plans, ({ scenario, system }) => `${scenario} ${system}`);
  return [...groups.values()].flatMap((group) => {
    const [plan] = group;
    const comparison = plan && compareOne(plan, cells);
    return comparison ? [comparison] : [];
  });
}

function compareOne({ scenario, system, decides }: CellPlan, cells: readonly CellResult[]): Comparison | undefined {
  const { metric, of } = decides;
  const values = (transport: CellResult['transport']): Map<number, Figure> =>
    new Map(
      cells
        .filter((cell) => cell.scenario === scenario && cell.system === system && cell.transport === transport)
        .filter(({ verdict }) => verdict === 'pass' || verdict === 'fail')
        .flatMap((cell) => {
          const value = valueOf(cell.measurements[metric], of);
          const isOpen = isLowerBound(cell.measurements[metric], of);
          return value === undefined ? [] : [[cell.pair, { value, isOpen }] as const];
        }),
    );
  const http = values('http');
  const socketMode = values('socket-mode');
  const pairs = [...http].flatMap(([pair, ours]) => {
    const theirs = socketMode.get(pair);
    return theirs ? [[ours, theirs] as const] : [];
  });
  if (pairs.length === 0) return undefined;
  const { value: difference, interval } = hodgesLehmann(pairs.map(([ours, theirs]) => theirs.value - ours.value));
  const undecided = pairs.filter(isUndecided).length;
  const middle = median(pairs.map(([ours]) => ours.value));
  return {
    scenario,
    system,
    metric,
    ...(of === undefined ? {} : { of }),
    pairs: pairs.length,
    http: middle,
    socketMode: median(pairs.map(([, theirs]) => theirs.value)),
    difference,
    ...(interval ? { interval } : {}),
    ...(undecided > 0
      ? {
          word: 'inconclusive' as const,
          why: `in ${undecided} of ${pairs.length} pairs one arm was not over when the run ended: which is the larger nobody knows`,
        }
      : word(metricNamed(metric), { pairs: pairs.length, interval, http: middle })),
  };
}

interface Figure {
  readonly value: number;
  /** It is more than that, and nobody knows how much more. */
  readonly isOpen: boolean;
}

/** One is at least so much, and no more than the other: nobody knows which is the larger. */
function isUndecided([a, b]: readonly [Figure, Figure]): boolean {
  return (a.isOpen && a.value <= b.value) || (b.isOpen && b.value <= a.value) || (a.isOpen && b.isOpen);
}

function word(
  metric: Metric,
  {
    pairs,
    interval,
    http,
  }: { readonly pairs: number; readonly interval: readonly [number, number] | undefined; readonly http: number },
): Pick<Comparison, 'word' | 'why'> {
  if (!interval)
    return {
      word: 'inconclusive',
      why: `${pairs} ${pairs === 1 ? 'pair' : 'pairs'}, and a 95 % interval needs ${fewestPairs} (--pairs ${fewestPairs})`,
    };
  const margin = marginOf(metric, http);
  const within = `a margin of ${quantity(margin, metric.unit)}`;
  const [low, high] = interval;
  const isAbove = low > margin;
  if (isAbove || high < -margin)
    return {
      word: isAbove === (metric.better === 'higher') ? 'better' : 'worse',
      why: `the whole 95 % interval is beyond ${within}`,
    };
  if (low >= -margin && high <= margin)
    return { word: 'equivalent', why: `the whole 95 % interval is within ${within}` };
  return { word: 'inconclusive', why: `the 95 % interval reaches across ${within}` };
}

/** The larger of 5 % and 1 ms for latencies, 0.1 points for shares, 5 % for memory, nothing for counts (measurement.md §3). */
function marginOf({ margin, unit }: Metric, http: number): number {
  if (margin !== undefined) return margin;
  switch (unit) {
    case 'us':
      return Math.max(ms(1), Math.abs(http) * 0.05);
    case 'share':
      return 0.001;
    case 'bytes':
      return Math.abs(http) * 0.05;
    case 'count':
    case 'per-second':
      return 0;
    default:
      return unit satisfies never;
  }
}
