/** The arms of a run against each other, pair by pair: the same seed, the same events, the same faults. Pure. */

import { count } from '../../base/quantity.ts';
import { hodgesLehmann, median } from '../../base/statistics.ts';
import { kaplanMeier } from '../../base/survival.ts';
import { metricNamed } from '../../metrics/index.ts';
import type { CellPlan } from '../../plan/cell-plan.ts';
import type { Comparing } from '../../plan/comparing.ts';
import type { Calibration, CellResult, ComparedArm, Comparison } from '../../result.ts';
import { amongAll } from './among-all.ts';
import { type Arm, type Duel, duelsOf, type Figure, pairsOf } from './arms.ts';
import { effectiveMargin } from './margin.ts';
import { mechanismOf } from './mechanism.ts';
import { noiseOf } from './noise.ts';
import { sentenceOf, type Titles } from './sentence.ts';
import { isSteady } from './steady-pairs.ts';
import { type Verdict, weigh } from './weigh.ts';

export interface CompareOptions extends Partial<Comparing> {
  readonly calibration?: Calibration | undefined;
  /** For sentences; absent: names as they are. */
  readonly titles?: Titles;
}

export function compare(
  cells: readonly CellResult[],
  plans: readonly CellPlan[],
  options: CompareOptions = {},
): readonly Comparison[] {
  const all = duelsOf(plans, options.by ?? 'transport').flatMap((duel) => compareDuel(duel, cells, options) ?? []);
  return amongAll(all).map((each) => ({ ...each, sentence: sentenceOf(each, options.titles) }));
}

/** One by itself, whose word stands for it alone and whose sentence is not written yet; undefined where no pair has both figures. */
export function compareDuel(
  duel: Duel,
  cells: readonly CellResult[],
  { by = 'transport', margins = {}, calibration }: CompareOptions,
): Comparison | undefined {
  const { scenario, decides, arms } = duel;
  const all = pairsOf(duel, cells);
  if (all.length === 0) return undefined;
  const metric = metricNamed(decides.metric);
  const chosen = margins[metric.name];
  const margin = effectiveMargin(metric, {
    base: median(all.map(([ours]) => ours.value)),
    ...(chosen === undefined ? {} : { chosen }),
    noise: noiseOf(calibration, { scenario, ...decides }),
  });
  const steady = pairsOf(duel, cells, (cell) =>
    isSteady(cell, { unit: metric.unit, of: decides.of, margin: margin.value }),
  );
  const leftOut = all.length - steady.length;
  // Where none is left all are shown, and say nothing.
  const pairs = steady.length === 0 ? all : steady;
  const differences = pairs.map(([ours, theirs]) => theirs.value - ours.value);
  const verdict = weigh({ pairs, differences, margin, metric, mechanism: mechanismOf(duel, cells) });
  return {
    scenario,
    by,
    system: arms[1].system,
    arms: [
      armOf(
        arms[0],
        pairs.map(([ours]) => ours),
      ),
      armOf(
        arms[1],
        pairs.map(([, theirs]) => theirs),
      ),
    ],
    ...decides,
    pairs: pairs.length,
    ...(leftOut === 0 || steady.length === 0 ? {} : { leftOut }),
    difference: hodgesLehmann(differences).value,
    margin: margin.value,
    ...withUnsteady(verdict, { leftOut, of: all.length }),
    sentence: '',
  };
}

/** Says how many pairs do not count; where none does there is no word. */
function withUnsteady(verdict: Verdict, { leftOut, of }: { readonly leftOut: number; readonly of: number }): Verdict {
  if (leftOut === 0) return verdict;
  const because = 'the harness itself was unsteady by more than the margin';
  if (leftOut < of)
    return { ...verdict, why: `${verdict.why}; ${count(leftOut)} of ${count(of)} pairs are left out: ${because}` };
  const { interval: _, p: __, pairsNeeded: ___, ...rest } = verdict;
  return { ...rest, word: 'inconclusive', phrase: 'inconclusive', why: `in every pair ${because}` };
}

/** With its figure over the pairs: the median, by Kaplan–Meier where some were not over. */
function armOf(arm: Arm, figures: readonly Figure[]): ComparedArm {
  const values = figures.map(({ value }) => value);
  if (!figures.some(({ isOpen }) => isOpen)) return { ...arm, value: median(values) };
  const { median: middle } = kaplanMeier(figures.map(({ value, isOpen }) => ({ time: value, isOpen })));
  return middle === undefined ? { ...arm, value: Math.max(...values), isLowerBound: true } : { ...arm, value: middle };
}
