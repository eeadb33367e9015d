/** The arms of a run against each other, pair by pair: the same seed, the same events, the same faults. Pure. */

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
import { weigh } from './weigh.ts';

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
  const pairs = pairsOf(duel, cells);
  if (pairs.length === 0) return undefined;
  const metric = metricNamed(decides.metric);
  const differences = pairs.map(([ours, theirs]) => theirs.value - ours.value);
  const chosen = margins[metric.name];
  const margin = effectiveMargin(metric, {
    base: median(pairs.map(([ours]) => ours.value)),
    ...(chosen === undefined ? {} : { chosen }),
    noise: noiseOf(calibration, { scenario, ...decides }),
  });
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
    difference: hodgesLehmann(differences).value,
    margin: margin.value,
    ...weigh({ pairs, differences, margin, metric, mechanism: mechanismOf(duel, cells) }),
    sentence: '',
  };
}

/** With its figure over the pairs: the median, by Kaplan–Meier where some were not over. */
function armOf(arm: Arm, figures: readonly Figure[]): ComparedArm {
  const values = figures.map(({ value }) => value);
  if (!figures.some(({ isOpen }) => isOpen)) return { ...arm, value: median(values) };
  const { median: middle } = kaplanMeier(figures.map(({ value, isOpen }) => ({ time: value, isOpen })));
  return middle === undefined ? { ...arm, value: Math.max(...values), isLowerBound: true } : { ...arm, value: middle };
}
