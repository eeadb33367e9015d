/** Calls of the Web API that Slack refused, over all cells: what they were to show, nobody saw. Pure. */

import { count } from '../../base/quantity.ts';
import type { CellResult, Finding } from '../../result.ts';
import { kindsInWords, type RefusedCalls, refusedIn } from '../refusals.ts';
import { cellsInWords, systemsOf } from './words.ts';

export function refusals(cells: readonly CellResult[]): readonly Finding[] {
  const some = cells.filter(({ measurements }) => refusedIn(measurements) !== undefined);
  if (some.length === 0) return [];
  const all = some.flatMap(({ measurements }) => refusedIn(measurements) ?? []);
  const counts: Record<string, number> = {};
  for (const refused of all)
    for (const [kind, times] of Object.entries(refused.counts)) counts[kind] = (counts[kind] ?? 0) + times;
  const sum = (of: (refused: RefusedCalls) => number): number => all.reduce((total, each) => total + of(each), 0);
  const total = sum((each) => each.total);
  return [
    {
      kind: 'refusals',
      headline: `Slack refused ${count(total)} of ${count(sum(({ of }) => of))} calls of the Web API: ${kindsInWords(counts)}`,
      detail: `What these calls were to show, nobody saw, unless the app made them again. They came in ${cellsInWords(some.length)}, by ${systemsOf(some).join(', ')}; calls that a fault refused are not among them.`,
      cells: some.map(({ id }) => id),
    },
  ];
}
