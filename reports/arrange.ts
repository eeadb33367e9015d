/** A result's cells in reading order: suite, scenario, system, pair, and there both transports beside each other. */

import type { CellResult, Comparison, RunResult, TransportName } from '../harness/result.ts';

export const transports = ['http', 'socket-mode'] as const satisfies readonly TransportName[];

/** Both arms of one scenario, system and seed; an arm that was not run is absent. */
export interface PairOfCells {
  readonly pair: number;
  readonly http?: CellResult;
  readonly 'socket-mode'?: CellResult;
}

export interface SystemGroup {
  readonly system: string;
  readonly pairs: readonly PairOfCells[];
  readonly comparisons: readonly Comparison[];
}

export interface ScenarioGroup {
  readonly suite: string;
  readonly scenario: string;
  readonly systems: readonly SystemGroup[];
}

export function arrange(result: RunResult): readonly ScenarioGroup[] {
  return [...Map.groupBy(result.cells, (cell) => `${cell.suite}\n${cell.scenario}`).entries()]
    .sort(([a], [b]) => byName(a, b))
    .map(([, cells]) => ({
      suite: cells[0]?.suite ?? '',
      scenario: cells[0]?.scenario ?? '',
      systems: groupBySystem(cells, result.comparisons),
    }));
}

/** Every system that has a cell, by name. */
export function systemsOf(result: RunResult): readonly string[] {
  return [...new Set(result.cells.map((cell) => cell.system))].sort(byName);
}

function groupBySystem(cells: readonly CellResult[], comparisons: readonly Comparison[]): readonly SystemGroup[] {
  return [...Map.groupBy(cells, (cell) => cell.system).entries()]
    .sort(([a], [b]) => byName(a, b))
    .map(([system, own]) => ({
      system,
      pairs: pairUp(own),
      comparisons: comparisons.filter((each) => each.system === system && each.scenario === own[0]?.scenario),
    }));
}

function pairUp(cells: readonly CellResult[]): readonly PairOfCells[] {
  return [...Map.groupBy(cells, (cell) => cell.pair).entries()]
    .sort(([a], [b]) => a - b)
    .map(([pair, both]) => Object.assign({ pair }, ...both.map((cell) => ({ [cell.transport]: cell }))) as PairOfCells);
}

/** Numbers in names by their value, so that bolt-js@10 follows bolt-js@9. */
function byName(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
