/** Several processes of the app against one: runs apart, so every figure of the one is held against every figure of the other. Pure. */

import { effectiveMargin } from '../../harness/analysis/compare/margin.ts';
import { quantity } from '../../harness/base/quantity.ts';
import { median } from '../../harness/base/statistics.ts';
import { metricNamed } from '../../harness/metrics/index.ts';
import type { ClaimFigure } from '../../harness/result.ts';
import { type Bearing, unseen, wordOf } from './bearing.ts';
import type { Shown } from './claim.ts';
import { figuresOver, groupsIn, instancesOf, medianOver, type ReadRun } from './seen.ts';

type Instances = Extract<Shown, { readonly by: 'instances' }>;

/** Of four and four all of one above all of the other is no chance: exact U, p = 0.029 (measurement.md §3). */
const fewestRuns = 4;

export function byInstances(runs: readonly ReadRun[], shown: Instances): Bearing {
  const told = shown.beside === undefined ? '' : `. ${shown.beside}`;
  const seen = runs.flatMap((run) =>
    groupsIn(run, shown.in).map((group) => ({ ...group, instances: instancesOf(run) })),
  );
  const figures = [...Map.groupBy(seen, ({ scenario, system }) => JSON.stringify([scenario, system])).values()].flatMap(
    (own) => figuresOf(own, shown),
  );
  const several = figures.filter(({ instances = 1 }) => instances > 1);
  if (several.length === 0)
    return {
      ...unseen(
        `It takes runs of ${shown.in.join(', ')} with one process of the app and with several (--instances)${told}`,
      ),
      figures,
    };
  const metric = metricNamed(shown.figure.metric);
  const texts = figures.map(
    ({ instances = 1, values }) => `${instances}: ${quantity(values[shown.over]?.value ?? 0, metric.unit)}`,
  );
  return {
    word: wordOf(several),
    why: `${metric.title.charAt(0).toUpperCase()}${metric.title.slice(1)}${shown.figure.of === undefined ? '' : ` ${shown.figure.of}`} by processes of the app, ${texts.join(', ')}${told}`,
    figures,
  };
}

type Seen = ReturnType<typeof groupsIn>[number] & { readonly instances: number };

/** That of one process first; none where there is no figure of one. */
function figuresOf(groups: readonly Seen[], { figure, over, expects }: Instances): readonly ClaimFigure[] {
  const one = groups
    .filter(({ instances }) => instances === 1)
    .flatMap(({ cells }) => figuresOver(cells, over, figure));
  if (one.length === 0) return [];
  return groups
    .toSorted((a, b) => a.instances - b.instances)
    .flatMap(({ scenario, system, cells, instances }) => {
      const value = medianOver(cells, over, figure);
      if (!value) return [];
      const values = figuresOver(cells, over, figure);
      return [
        {
          scenario,
          system,
          ...figure,
          values: { [over]: value },
          pairs: values.length,
          ...(instances === 1 ? {} : { instances }),
          bears: instances === 1 ? ('open' as const) : bearsOf({ one, several: values }, figure.metric, expects),
        },
      ];
    });
}

function bearsOf(
  { one, several }: { readonly one: readonly number[]; readonly several: readonly number[] },
  metric: string,
  expects: Instances['expects'],
): ClaimFigure['bears'] {
  if (Math.min(one.length, several.length) < fewestRuns) return 'open';
  const { value: margin } = effectiveMargin(metricNamed(metric), { base: median(one) });
  if (Math.max(...several) + margin < Math.min(...one)) return 'for';
  if (Math.min(...several) - margin > Math.max(...one)) return 'against';
  const isSame = Math.abs(median(several) - median(one)) <= margin;
  if (expects === 'falls') return isSame ? 'same' : 'open';
  return isSame || median(several) < median(one) ? 'for' : 'open';
}
