/** What the pairs come to, as soon as there are enough of them for a word. Pure. */

import { count } from '../../base/quantity.ts';
import type { CellResult, Comparison, Finding } from '../../result.ts';
import { nameOf } from './words.ts';

const words = ['worse', 'better', 'equivalent', 'inconclusive'] as const satisfies readonly Comparison['word'][];

/** One finding over all comparisons that have an interval: how many of each word, and the sentences of those that differ. */
export function compared(comparisons: readonly Comparison[], cells: readonly CellResult[]): readonly Finding[] {
  const counted = comparisons.filter(({ p }) => p !== undefined);
  const [first] = counted;
  if (!first) return [];
  const tally = words.flatMap((word) => {
    const of = counted.filter((each) => each.word === word).length;
    return of === 0 ? [] : [`${word} in ${count(of)}`];
  });
  const telling = counted.filter(({ word, phrase }) => word === 'better' || word === 'worse' || phrase !== word);
  const pairs = [...new Set(counted.map((each) => each.pairs))].toSorted((a, b) => a - b);
  return [
    {
      kind: 'comparisons',
      headline: `${who(counted)}, over ${pairs.map(count).join(' to ')} pairs: ${tally.join(', ')} of ${count(counted.length)} comparison${counted.length === 1 ? '' : 's'}`,
      detail:
        telling.length === 0
          ? 'No difference is beyond its margin.'
          : `${telling.map(({ sentence }) => sentence).join('. ')}.`,
      cells: cells.filter((cell) => telling.some((each) => isOf(each, cell))).map(({ id }) => id),
    },
  ];
}

function who(comparisons: readonly Comparison[]): string {
  const [first] = comparisons;
  if (first?.by === 'transport') return 'Socket Mode against HTTP';
  const systems = [...new Set(comparisons.map(({ system }) => system))];
  const over = [...new Set(comparisons.map(({ arms: [{ transport }] }) => nameOf(transport)))];
  return `${systems.join(', ')} against ${first?.arms[0].system ?? ''} over ${over.join(' and ')}`;
}

function isOf({ scenario, arms }: Comparison, cell: CellResult): boolean {
  return (
    scenario === cell.scenario &&
    arms.some(({ system, transport }) => system === cell.system && transport === cell.transport)
  );
}
