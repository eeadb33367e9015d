/** What a run says in words, with its numbers: computed from cells, never written by hand. Pure. */

import type { CellResult, Comparison, Finding } from '../../result.ts';
import { compared } from './compared.ts';
import { differences } from './differences.ts';
import { knownFailures, newFailures } from './failures.ts';
import { latency } from './latency.ts';
import { lintShown } from './lint-shown.ts';
import { losses } from './losses.ts';
import { refusals } from './refusals.ts';
import { unknowns } from './unknowns.ts';
import type { Titles } from './words.ts';

/** Failures come first, the worst at the top; then what has no verdict; then what differs; then what is as it should be. */
export function findings(
  cells: readonly CellResult[],
  titles: Titles,
  comparisons: readonly Comparison[] = [],
): readonly Finding[] {
  const judged = cells.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail');
  const different = differences(judged, titles);
  const shown = new Set(different.flatMap(({ cells: ids }) => ids));
  return [
    ...newFailures(cells, titles),
    ...unknowns(cells, titles),
    ...different,
    ...knownFailures(
      cells.filter(({ id }) => !shown.has(id)),
      titles,
    ),
    ...compared(comparisons, cells),
    ...refusals(judged),
    ...losses(judged),
    ...latency(judged),
    ...lintShown(cells),
  ];
}
