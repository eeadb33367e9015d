/** What has no verdict, and why: a question without an answer is not a good answer. Pure. */

import { count } from '../../base/quantity.ts';
import type { CellResult, Finding } from '../../result.ts';
import { cellsInWords, firstOf, nameOf, titleOf, type Titles } from './words.ts';

export function unknowns(cells: readonly CellResult[], titles: Titles): readonly Finding[] {
  const asked = cells.filter(({ verdict }) => verdict !== 'unsupported');
  const open = asked.filter(({ verdict }) => verdict === 'unknown');
  const [first] = open;
  if (!first) return [];
  const where = ({ scenario, system, transport }: CellResult): string =>
    `${titleOf(titles, scenario)}, ${system} over ${nameOf(transport)}`;
  // Of many cells with one reason it is told once.
  const reasons = [...Map.groupBy(open, ({ why }) => why)].flatMap(([why, [cell, ...others]]) =>
    cell ? [`${others.length === 0 ? where(cell) : cellsInWords(others.length + 1)}: ${why}`] : [],
  );
  const headline =
    open.length === asked.length
      ? `No cell of this run has a verdict: ${first.why}`
      : open.length === 1
        ? `${where(first)} has no verdict: ${first.why}`
        : `${count(open.length)} of ${cellsInWords(asked.length)} have no verdict, the first because: ${first.why}`;
  return [
    {
      kind: 'unknown',
      headline,
      detail: `What the app did there is not known: this is not a pass.${reasons.length === 1 ? '' : ` ${firstOf(reasons)}.`}`,
      cells: open.map(({ id }) => id),
    },
  ];
}
