/** A measurement in words, for tables and for the terminal: one line, by its kind and never by its metric's name. */

import type { Measurement } from '../harness/result.ts';
import { quantileRange, shareRange } from './certainty.ts';
import type { MetricNames } from './names.ts';
import { bound, count, figure, isLowerBound, quantity, type Quantile, tooFewFor } from '../harness/base/quantity.ts';

const quantiles = ['p50', 'p90', 'p99', 'max'] as const satisfies readonly Quantile[];

/** One figure with what it is called; `tooFew`: why it should not be believed. */
interface NamedFigure {
  readonly name: string;
  readonly text: string;
  readonly tooFew?: string;
}

export interface Measured {
  readonly figures: readonly NamedFigure[];
  /** What the figures stand on: `n = 200`, with the bound where nothing went wrong. */
  readonly stands: string;
  readonly witnesses: readonly string[];
}

export function measured(measurement: Measurement, { unit, better }: MetricNames): Measured {
  switch (measurement.kind) {
    case 'nothing':
      return { figures: [], stands: measurement.why, witnesses: [] };
    case 'number': {
      const { value, of, witnesses = [], note, parts = [] } = measurement;
      const within = bound(value, of, unit, better) ?? shareRange(measurement, { unit });
      const sum = parts.map((part) => `${quantity(part.value, unit)} ${part.text}`).join(' + ');
      return {
        figures: [{ name: '', text: `${figure(measurement, unit)}${sum && ` = ${sum}`}` }],
        stands: `of ${count(of)}${within === undefined ? '' : ` (${within})`}${note === undefined ? '' : `, ${note}`}`,
        witnesses,
      };
    }
    case 'spread':
      return {
        figures: quantiles.map((name) => quantileOf(measurement, name, unit)),
        stands: `n = ${count(measurement.of)}${measurement.unbounded ? `, ${count(measurement.unbounded)} of them never` : ''}`,
        witnesses: [],
      };
    case 'tally': {
      const { counts, of, witnesses = {} } = measurement;
      const figures = Object.entries(counts).map(([name, value]) => ({ name, text: count(value) }));
      return {
        figures: figures.length === 0 ? [{ name: '', text: 'none' }] : figures,
        stands: `of ${count(of)}`,
        witnesses: Object.entries(witnesses).map(([name, ids]) => `${name}: ${ids.join(', ')}`),
      };
    }
    default:
      return measurement satisfies never;
  }
}

function quantileOf(
  spread: Extract<Measurement, { kind: 'spread' }>,
  name: (typeof quantiles)[number],
  unit: MetricNames['unit'],
): NamedFigure {
  const tooFew = tooFewFor(name, spread.of);
  const text = figure({ value: spread[name], isLowerBound: isLowerBound(spread, name) }, unit);
  const range = quantileRange(spread, name, unit);
  return { name, text: range === undefined ? text : `${text} [${range}]`, ...(tooFew !== undefined && { tooFew }) };
}
