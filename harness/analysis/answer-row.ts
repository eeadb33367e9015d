/** One line of the answer: a figure of each transport, summed over scenarios or from the worst of them, with the cell that shows it. Pure. */

import { isLowerBound } from '../base/quantity.ts';
import type { AnswerFigure, AnswerRow, CellResult, TransportName } from '../result.ts';
import { valueOf } from './worst-pair.ts';

export interface RowOptions {
  readonly metric: string;
  readonly of?: 'p50' | 'p90' | 'p99' | 'max';
  /** `steady`: of that scenario alone. */
  readonly by: AnswerRow['by'];
}

/** Undefined where neither transport has a figure. Of several pairs the worst counts, as everywhere in a report. */
export function rowOf(cells: readonly CellResult[], options: RowOptions): AnswerRow | undefined {
  const { metric, of, by } = options;
  const values = (['http', 'socket-mode'] as const).flatMap((transport) => {
    const found = figureOf(cells, transport, options);
    return found ? [[transport, found] as const] : [];
  });
  return values.length === 0 ? undefined : { metric, ...(of ? { of } : {}), by, values: Object.fromEntries(values) };
}

function figureOf(
  cells: readonly CellResult[],
  transport: TransportName,
  { metric, of, by }: RowOptions,
): AnswerFigure | undefined {
  const shown = cells
    .filter((cell) => cell.transport === transport && (by !== 'steady' || cell.scenario === 'steady'))
    .flatMap((cell) => {
      const measurement = cell.measurements[metric];
      const value = valueOf(measurement, of);
      return value === undefined
        ? []
        : [
            {
              value,
              ...(isLowerBound(measurement, of) ? { isLowerBound: true } : {}),
              cell: cell.id,
              of: cell.scenario,
            },
          ];
    });
  const worstOfEach = [...Map.groupBy(shown, (each) => each.of).values()].map(worst);
  const [first] = worstOfEach;
  if (!first) return undefined;
  const top = worst(worstOfEach);
  const value = by === 'sum' ? worstOfEach.reduce((sum, each) => sum + each.value, 0) : top.value;
  return {
    value,
    ...(top.isLowerBound ? { isLowerBound: true } : {}),
    // Nothing to show where there was nothing
    ...(value > 0 ? { cell: top.cell } : {}),
  };
}

function worst<Shown extends { readonly value: number }>(shown: readonly Shown[]): Shown {
  return shown.reduce((most, each) => (each.value > most.value ? each : most));
}
