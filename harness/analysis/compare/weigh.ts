/** By which rule a difference is weighed, and what it comes to. Pure. */

import { count } from '../../base/quantity.ts';
import { signedRankP } from '../../base/signed-rank.ts';
import { hodgesLehmann } from '../../base/statistics.ts';
import { kaplanMeier, logRankP, type Watched } from '../../base/survival.ts';
import type { Metric } from '../../metrics/metric.ts';
import { fewestPairs } from '../../plan/comparing.ts';
import type { Comparison } from '../../result.ts';
import type { Figure } from './arms.ts';
import { judgeDifference, spokenOf, type Weighed } from './word.ts';

export interface Weighing {
  readonly pairs: readonly (readonly [Figure, Figure])[];
  /** Second less first. */
  readonly differences: readonly number[];
  readonly margin: Weighed['margin'];
  readonly metric: Pick<Metric, 'better' | 'unit' | 'spoken'>;
  readonly mechanism: string | undefined;
}

export type Verdict = Pick<Comparison, 'interval' | 'p' | 'method' | 'word' | 'phrase' | 'why' | 'pairsNeeded'>;

/** Above so many figures that were not over, differences say nothing; whole curves do (measurement.md §4). */
const mostOpen = 0.1;

export function weigh(weighing: Weighing): Verdict {
  const figures = weighing.pairs.flat();
  const open = figures.filter(({ isOpen }) => isOpen).length;
  return open > mostOpen * figures.length && weighing.pairs.length >= fewestPairs
    ? byCurves(weighing, open)
    : byDifferences(weighing);
}

function byDifferences({ pairs, differences, margin, metric, mechanism }: Weighing): Verdict {
  const { value: difference, interval } = hodgesLehmann(differences);
  const undecided = pairs.filter(isUndecided).length;
  const opposite = differences.map((each) => -each);
  const p = Math.min(1, 2 * signedRankP(differences, margin.value), 2 * signedRankP(opposite, margin.value));
  const common = { ...(interval ? { interval, p } : {}), method: 'signed-rank' as const };
  if (undecided > 0)
    return {
      ...common,
      word: 'inconclusive',
      phrase: 'inconclusive',
      why: `in ${count(undecided)} of ${count(pairs.length)} pairs one arm was not over when the run ended: which is the larger nobody knows`,
    };
  const { better } = metric;
  const spoken = spokenOf(metric);
  return {
    ...common,
    ...judgeDifference({ pairs: pairs.length, difference, interval, margin, better, spoken, mechanism }),
  };
}

/** One is at least so much, and no more than the other: nobody knows which is the larger. */
function isUndecided([a, b]: readonly [Figure, Figure]): boolean {
  return (a.isOpen && a.value <= b.value) || (b.isOpen && b.value <= a.value) || (a.isOpen && b.isOpen);
}

/** Of figures that were often not over: how long until half of them were, and whether the curves differ (log-rank). */
function byCurves({ pairs, margin, metric }: Weighing, open: number): Verdict {
  const curve = (at: 0 | 1): readonly Watched[] =>
    pairs.map((pair) => ({ time: pair[at].value, isOpen: pair[at].isOpen }));
  const [first, second] = [curve(0), curve(1)];
  const p = logRankP(first, second);
  const medianOf = (watched: readonly Watched[]): number => kaplanMeier(watched).median ?? Number.POSITIVE_INFINITY;
  const [a, b] = [medianOf(first), medianOf(second)];
  const told = `${count(open)} of ${count(2 * pairs.length)} figures were not over when the run ended: whole curves are compared (Kaplan–Meier, log-rank p = ${p.toPrecision(1)})`;
  const common = { p, method: 'log-rank' as const };
  const isClear = p <= 0.05 && a !== b && Math.abs(b - a) > margin.value;
  if (!isClear) return { ...common, word: 'inconclusive', phrase: 'inconclusive', why: told };
  const word = b > a === (metric.better === 'higher') ? 'better' : 'worse';
  return { ...common, word, phrase: word, why: `${told}; their medians differ by more than the ${margin.text}` };
}
