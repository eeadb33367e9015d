/** System against system: what the one keeps up and the other does not is the app's doing. Pure. */

import { count, quantity } from '../../harness/base/quantity.ts';
import { metricNamed } from '../../harness/metrics/index.ts';
import type { ClaimFigure } from '../../harness/result.ts';
import { type Bearing, unseen } from './bearing.ts';
import type { Shown } from './claim.ts';
import { groupsIn, instancesOf, medianOver, type ReadRun } from './seen.ts';

type Systems = Extract<Shown, { readonly by: 'systems' }>;

/** Of each system its worst scenario counts. */
export function bySystems(runs: readonly ReadRun[], { in: where, figure, over, atMost }: Systems): Bearing {
  const all = runs
    .filter((run) => instancesOf(run) === 1)
    .flatMap((run) => groupsIn(run, where))
    .flatMap(({ scenario, system, cells }) => {
      const value = medianOver(cells, over, figure);
      return value ? [{ scenario, system, value, pairs: cells.length }] : [];
    });
  const figures = [...Map.groupBy(all, ({ system }) => system).values()].flatMap((own): readonly ClaimFigure[] => {
    const [worst] = own.toSorted((a, b) => b.value.value - a.value.value);
    if (!worst) return [];
    const { scenario, system, value, pairs } = worst;
    return [
      { scenario, system, ...figure, values: { [over]: value }, pairs, bears: value.value <= atMost ? 'for' : 'open' },
    ];
  });
  if (figures.length < 2)
    return {
      ...unseen('One app alone shows what it does, and not what another one would: it takes several systems'),
      figures,
    };
  const { title, unit } = metricNamed(figure.metric);
  const good = figures.filter(({ bears }) => bears === 'for').length;
  return {
    word: good === 0 ? 'contradicted' : good === figures.length ? 'inconclusive' : 'supported',
    why: `${count(good)} of ${count(figures.length)} systems keep ${title} at ${quantity(atMost, unit)} or less in the worst of ${where.length} scenarios${good === figures.length ? ': none was read that does not' : ''}`,
    figures,
  };
}
