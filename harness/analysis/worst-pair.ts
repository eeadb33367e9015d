/** What several pairs of one scenario, system and transport come to: findings, matrix and terminal all show the worst. Pure. */

import type { CellResult, Measurement, MetricEntry } from '../result.ts';

/** From the worst on; a known failure is less bad than what nobody knows of. */
const order = ['fail', 'unknown', 'known', 'pass', 'unsupported'] as const;

type Metrics = Readonly<Record<string, Pick<MetricEntry, 'better'>>>;

export interface WorstPair {
  /** The one with the worst verdict; among these the one with the worst figure. */
  readonly cell: CellResult;
  /** How many of the pairs have that verdict. */
  readonly agreeing: number;
}

/** `metric`: by whose figure, where it is not by that which decides each. */
export function worstPair(cells: readonly CellResult[], metrics: Metrics, metric?: string): WorstPair | undefined {
  const badnessOf = (cell: CellResult): number =>
    badness(metric === undefined ? cell.decisive : figureOn(metric, cell), metrics);
  const [cell] = cells.toSorted((a, b) => rank(a) - rank(b) || badnessOf(b) - badnessOf(a));
  return cell && { cell, agreeing: cells.filter((each) => rank(each) === rank(cell)).length };
}

/** The place of a cell among verdicts, from 0, the worst, on. */
export function rank({ verdict, known }: Pick<CellResult, 'verdict' | 'known'>): number {
  return order.indexOf(verdict === 'fail' && known ? 'known' : verdict);
}

interface OnMetric {
  readonly metric: string;
  readonly value: number;
}

function figureOn(metric: string, { measurements }: CellResult): OnMetric | undefined {
  const value = valueOf(measurements[metric], 'p50');
  return value === undefined ? undefined : { metric, value };
}

function badness(figure: OnMetric | undefined, metrics: Metrics): number {
  if (!figure) return -Number.MAX_VALUE;
  const isHigherBetter = Object.hasOwn(metrics, figure.metric) && metrics[figure.metric]?.better === 'higher';
  return isHigherBetter ? -figure.value : figure.value;
}

/** The one number of a measurement; undefined where it has none. */
export function valueOf(
  measurement: Measurement | undefined,
  of: 'p50' | 'p90' | 'p99' | 'max' | undefined,
): number | undefined {
  switch (measurement?.kind) {
    case 'number':
      return measurement.value;
    case 'spread':
      return measurement[of ?? 'p50'];
    case 'tally':
      return Object.values(measurement.counts).reduce((sum, count) => sum + count, 0);
    case 'nothing':
    case undefined:
      return undefined;
    default:
      return measurement satisfies never;
  }
}

/** The largest number of several pairs, for metrics of which less is better. Undefined where none has one. */
export function largest(cells: readonly CellResult[], metric: string): number | undefined {
  const values = cells.flatMap(({ measurements }) => valueOf(measurements[metric], 'p50') ?? []);
  return values.length === 0 ? undefined : Math.max(...values);
}
