/** Which cells of which runs a claim is looked for in, and their figures. Pure. */

import { valueOf } from '../../harness/analysis/worst-pair.ts';
import { isLowerBound } from '../../harness/base/quantity.ts';
import { median } from '../../harness/base/statistics.ts';
import type { CellResult, RunResult, TransportName } from '../../harness/result.ts';
import type { Figure, Where } from './claim.ts';

/** What is read of a run. */
export type ReadRun = Pick<RunResult, 'cells' | 'catalogue'> & { readonly run: Pick<RunResult['run'], 'instances'> };

/** Cells of one scenario and system that have a verdict. */
export interface Group {
  readonly scenario: string;
  readonly system: string;
  readonly cells: readonly CellResult[];
}

export function instancesOf({ run }: ReadRun): number {
  return run.instances ?? 1;
}

/** Scenario by scenario, system by system. */
export function groupsIn({ cells, catalogue }: ReadRun, where: Where): readonly Group[] {
  const isMeant = (scenario: string): boolean =>
    where === 'under-faults'
      ? (catalogue.scenarios[scenario]?.faults.length ?? 0) > 0
      : (where as readonly string[]).includes(scenario);
  const judged = cells.filter(
    ({ scenario, verdict }) => isMeant(scenario) && (verdict === 'pass' || verdict === 'fail'),
  );
  return [...Map.groupBy(judged, ({ scenario, system }) => JSON.stringify([scenario, system])).values()].flatMap(
    (own) => (own[0] ? [{ scenario: own[0].scenario, system: own[0].system, cells: own }] : []),
  );
}

/** One a pair, over one transport. */
export function figuresOver(
  cells: readonly CellResult[],
  transport: TransportName,
  { metric, of }: Figure,
): readonly number[] {
  return cells
    .filter((cell) => cell.transport === transport)
    .flatMap(({ measurements }) => valueOf(measurements[metric], of) ?? []);
}

/** Their median; a bound where one of them was not over. Undefined where there is none. */
export function medianOver(
  cells: readonly CellResult[],
  transport: TransportName,
  figure: Figure,
): { readonly value: number; readonly isLowerBound?: true } | undefined {
  const values = figuresOver(cells, transport, figure);
  if (values.length === 0) return undefined;
  const isOpen = cells.some(
    (cell) => cell.transport === transport && isLowerBound(cell.measurements[figure.metric], figure.of),
  );
  return { value: median(values), ...(isOpen ? { isLowerBound: true } : {}) };
}
