/** The differences of a run in the order in which a reader wants them, each in margins. */

import type { Comparison, MetricEntry, RunResult } from '../harness/result.ts';
import { metricOf } from './names.ts';

/** What is worse or better first, the largest of these first; then what is open, what does not matter. */
const order: readonly Comparison['word'][] = ['worse', 'better', 'inconclusive', 'equivalent'];

export function orderedDifferences(result: RunResult): readonly Comparison[] {
  const size = (each: Comparison): number => Math.abs(inMargins(each.difference, each, result));
  return result.comparisons.toSorted(
    (a, b) =>
      order.indexOf(a.word) - order.indexOf(b.word) || size(b) - size(a) || a.scenario.localeCompare(b.scenario),
  );
}

/** So many margins, with its sign turned where more is better: above 0 the second arm is worse. */
export function inMargins(
  difference: number,
  { metric: name, margin }: Pick<Comparison, 'metric' | 'margin'>,
  { catalogue }: Pick<RunResult, 'catalogue'>,
): number {
  const metric = metricOf(catalogue, name);
  const turned = metric.better === 'higher' ? -difference : difference;
  return turned / (margin > 0 ? margin : least(metric.unit));
}

/** Of what has no margin every one matters: half of one is the last that does not. */
function least(unit: MetricEntry['unit'] | undefined): number {
  return unit === 'count' || unit === undefined ? 0.5 : 1;
}
