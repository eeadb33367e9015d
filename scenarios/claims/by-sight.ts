/** What is proven by being seen once. Pure. */

import { count } from '../../harness/base/quantity.ts';
import { metricNamed } from '../../harness/metrics/index.ts';
import type { ClaimFigure, TransportName } from '../../harness/result.ts';
import { type Bearing, unseen, wordOf } from './bearing.ts';
import type { Shown } from './claim.ts';
import { figuresOver, groupsIn, medianOver, type ReadRun } from './seen.ts';

type Sight = Extract<Shown, { readonly by: 'sight' }>;

const other: Readonly<Record<TransportName, TransportName>> = { http: 'socket-mode', 'socket-mode': 'http' };
const names: Readonly<Record<TransportName, string>> = { http: 'HTTP', 'socket-mode': 'Socket Mode' };

export function bySight(runs: readonly ReadRun[], shown: Sight): Bearing {
  const { over, atLeast, figure } = shown;
  const groups = runs
    .flatMap((run) => groupsIn(run, shown.in))
    .filter(({ cells }) => figuresOver(cells, over, figure).length > 0);
  if (groups.length === 0)
    return unseen(
      `No cell over ${names[over]} of ${shown.in === 'under-faults' ? 'any fault' : shown.in.join(', ')} was read`,
    );
  const figures = groups.map(({ scenario, system, cells }): ClaimFigure => {
    const values = figuresOver(cells, over, figure);
    const reaches = (transport: TransportName): boolean =>
      figuresOver(cells, transport, figure).some((value) => value >= atLeast);
    const [http, socketMode] = [medianOver(cells, 'http', figure), medianOver(cells, 'socket-mode', figure)];
    return {
      scenario,
      system,
      ...figure,
      values: { ...(http ? { http } : {}), ...(socketMode ? { 'socket-mode': socketMode } : {}) },
      pairs: values.length,
      bears: reaches(over) && !reaches(other[over]) ? 'for' : 'against',
    };
  });
  const { title } = metricNamed(figure.metric);
  const many = figures.filter(({ bears }) => bears === 'for').length;
  return {
    word: wordOf(figures),
    why: `${title.charAt(0).toUpperCase()}${title.slice(1)}: ${count(atLeast)} or more over ${names[over]} and not over ${names[other[over]]} in ${count(many)} of ${count(figures.length)}; seen once is proof`,
    figures,
  };
}
