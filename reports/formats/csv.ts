import { stringify } from 'csv-stringify/sync';
import { valueOf } from '../../harness/analysis/worst-pair.ts';
import { isLowerBound } from '../../harness/base/quantity.ts';
import type { CellResult, RunResult } from '../../harness/result.ts';
import type { Format } from '../format.ts';
import { metricOf } from '../names.ts';

/** A row a figure of a cell: for spreadsheets and data frames. Times in µs, shares from 0 to 1. */
export const csv = { name: 'csv', extension: 'cells.csv', render: renderCells } as const satisfies Format;

const columns = [
  'run',
  'suite',
  'scenario',
  'system',
  'transport',
  'pair',
  'seed',
  'verdict',
  'known',
  'metric',
  'quantile',
  'value',
  'unit',
  'is_lower_bound',
  'of',
] as const;

function renderCells(result: RunResult): string {
  return stringify(
    result.cells.flatMap((cell) => rowsOf(cell, result)),
    { header: true, columns: [...columns], escape_formulas: true },
  );
}

/** One without a figure keeps a row, so that no cell is missing. */
function rowsOf(cell: CellResult, { run, catalogue }: RunResult): readonly (readonly unknown[])[] {
  const { suite, scenario, system, transport, pair, seed, verdict, known } = cell;
  const head = [run.id, suite, scenario, system, transport, pair, seed, verdict, known?.id ?? ''];
  const rows = Object.entries(cell.measurements).flatMap(([name, measurement]) => {
    const quantiles = measurement.kind === 'spread' ? (['p50', 'p90', 'p99', 'max'] as const) : [undefined];
    return quantiles.flatMap((quantile) => {
      const value = valueOf(measurement, quantile);
      if (value === undefined || measurement.kind === 'nothing') return [];
      const bound = isLowerBound(measurement, quantile) ? 1 : 0;
      return [[...head, name, quantile ?? '', value, metricOf(catalogue, name).unit ?? '', bound, measurement.of]];
    });
  });
  return rows.length === 0 ? [[...head, '', '', '', '', '', '']] : rows;
}
