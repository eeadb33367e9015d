/** What became of each figure over the runs of a folder, in the order in which they were made. */

import { valueOf, worstPair } from '../../harness/analysis/worst-pair.ts';
import { isLowerBound } from '../../harness/base/quantity.ts';
import type { CellResult, RunResult, TransportName } from '../../harness/result.ts';
import { lookOfCell, type VerdictLook } from '../verdict-look.ts';

export interface Point {
  /** Which of the runs, from 0. */
  readonly at: number;
  readonly run: string;
  /** With its version, which may change from run to run. */
  readonly system: string;
  /** The middle one of the pairs; absent where the run has no figure. */
  readonly value?: number;
  readonly isLowerBound?: boolean;
  /** Of the worst pair. */
  readonly look: VerdictLook;
}

export interface Series {
  readonly scenario: string;
  /** Without its version. */
  readonly name: string;
  readonly metric: string;
  readonly of?: 'p50' | 'p90' | 'p99' | 'max';
  readonly arms: Readonly<Partial<Record<TransportName, readonly Point[]>>>;
}

/** By scenario and system, on the figure that decides the latest run that has one. */
export function seriesOf(runs: readonly RunResult[]): readonly Series[] {
  const all = runs.flatMap(({ cells }) => cells);
  const groups = Map.groupBy(
    all.filter(({ decisive }) => decisive !== undefined),
    ({ scenario, system }) => JSON.stringify([scenario, nameIn(system)]),
  );
  return [...groups.values()].flatMap((cells) => {
    const last = cells.at(-1);
    if (!last?.decisive) return [];
    const { metric, of } = last.decisive;
    const on = { scenario: last.scenario, name: nameIn(last.system), metric, ...(of === undefined ? {} : { of }) };
    const arms = (['http', 'socket-mode'] as const).flatMap((transport) => {
      const points = runs.flatMap((run, at) => pointOf(run, at, { ...on, transport }) ?? []);
      return points.length === 0 ? [] : [[transport, points] as const];
    });
    return [{ ...on, arms: Object.fromEntries(arms) }];
  });
}

function nameIn(system: string): string {
  return system.split('@')[0] ?? system;
}

type On = Omit<Series, 'arms'> & { readonly transport: TransportName };

function pointOf({ run, cells, catalogue }: RunResult, at: number, on: On): Point | undefined {
  const own = cells.filter(
    (cell) =>
      cell.scenario === on.scenario &&
      nameIn(cell.system) === on.name &&
      cell.transport === on.transport &&
      cell.verdict !== 'unsupported',
  );
  const worst = worstPair(own, catalogue.metrics)?.cell;
  if (!worst) return undefined;
  const middle = middleOf(own, on);
  return {
    at,
    run: run.id,
    system: worst.system,
    ...middle,
    look: lookOfCell(worst),
  };
}

/** Of an even number the worse one: a figure that was seen, not one between two. */
function middleOf(
  cells: readonly CellResult[],
  { metric, of }: On,
): { readonly value: number; readonly isLowerBound?: boolean } | undefined {
  const figures = cells
    .flatMap(({ measurements }) => {
      const value = valueOf(measurements[metric], of);
      return value === undefined
        ? []
        : [{ value, ...(isLowerBound(measurements[metric], of) ? { isLowerBound: true } : {}) }];
    })
    .toSorted((a, b) => a.value - b.value);
  return figures[Math.floor(figures.length / 2)];
}
