/** One transport against the other, pair by pair, by the rules of every comparison of a run. Pure. */

import { amongAll } from '../../harness/analysis/compare/among-all.ts';
import { compareDuel } from '../../harness/analysis/compare/compare.ts';
import { sentenceOf, type Titles } from '../../harness/analysis/compare/sentence.ts';
import { count } from '../../harness/base/quantity.ts';
import { fewestPairs } from '../../harness/plan/comparing.ts';
import type { ClaimFigure, Comparison } from '../../harness/result.ts';
import { type Bearing, unseen, wordOf } from './bearing.ts';
import type { Shown } from './claim.ts';
import { groupsIn, instancesOf, type ReadRun } from './seen.ts';

type Difference = Extract<Shown, { readonly by: 'difference' }>;

/** Of runs of one instance: what more of them change is another question. As many comparisons as were looked at are one family (Holm). */
export function byDifference(runs: readonly ReadRun[], shown: Difference): Bearing {
  const compared = runs.filter((run) => instancesOf(run) === 1).flatMap((run) => comparedIn(run, shown));
  const comparisons = amongAll(compared).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  if (comparisons.length === 0) return unseen(`No cells over both transports of ${whereInWords(shown)} were read`);
  const figures = comparisons.map((each) => figureOf(each, shown));
  const word = wordOf(figures);
  const titles = Object.assign({}, ...runs.map(({ catalogue }) => catalogue.scenarios)) as Titles['scenarios'];
  return { word, why: whyOf(comparisons, figures, { scenarios: titles }), figures };
}

function comparedIn(run: ReadRun, shown: Difference): readonly Comparison[] {
  return groupsIn(run, shown.in).flatMap(({ scenario, system, cells }) =>
    shown.figures.flatMap((decides) => {
      const arms = [
        { system, transport: 'http' },
        { system, transport: 'socket-mode' },
      ] as const;
      return compareDuel({ scenario, decides, arms }, cells, {}) ?? [];
    }),
  );
}

/** In margins; of what has none half of one event. */
function sizeOf({ difference, margin }: Comparison): number {
  return Math.abs(difference) / Math.max(margin, 0.5);
}

function figureOf(comparison: Comparison, { less }: Difference): ClaimFigure {
  const { scenario, system, metric, of, arms, interval, pairs } = comparison;
  const [http, socketMode] = arms.map(({ value, isLowerBound }) => ({
    value,
    ...(isLowerBound ? { isLowerBound } : {}),
  }));
  return {
    scenario,
    system,
    metric,
    ...(of === undefined ? {} : { of }),
    values: { ...(http ? { http } : {}), ...(socketMode ? { 'socket-mode': socketMode } : {}) },
    ...(interval === undefined ? {} : { interval }),
    pairs,
    bears: bearsOf(comparison, less),
  };
}

function bearsOf({ word, difference }: Comparison, less: Difference['less']): ClaimFigure['bears'] {
  if (word === 'inconclusive') return 'open';
  if (word === 'equivalent') return 'same';
  return (difference < 0 ? 'socket-mode' : 'http') === less ? 'for' : 'against';
}

function whyOf(comparisons: readonly Comparison[], figures: readonly ClaimFigure[], titles: Titles): string {
  const most = Math.max(...comparisons.map(({ pairs }) => pairs));
  if (most < fewestPairs)
    return `Seen in ${most === 1 ? 'one pair of runs' : `${count(most)} pairs of runs`}: a word takes ${fewestPairs} (--pairs ${fewestPairs})`;
  const of = (bears: ClaimFigure['bears']): readonly Comparison[] =>
    comparisons.filter((_, index) => figures[index]?.bears === bears);
  const tally = [
    [of('for').length, 'bear it out'],
    [of('against').length, 'speak against it'],
    [of('same').length, 'show no difference that matters'],
    [of('open').length, 'are inconclusive'],
  ] as const;
  const told = tally.filter(([many]) => many > 0).map(([many, what]) => `${count(many)} ${what}`);
  const [shown] = [...of('for'), ...of('against'), ...of('same'), ...of('open')];
  return `Of ${count(comparisons.length)} ${comparisons.length === 1 ? 'comparison' : 'comparisons'} ${told.join(', ')}${shown ? `. ${sentenceOf(shown, titles)}` : ''}`;
}

function whereInWords({ in: where }: Difference): string {
  return where === 'under-faults' ? 'a scenario with a fault' : where.join(', ');
}
