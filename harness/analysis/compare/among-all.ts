/** What is left of a difference once it is seen as one of many that were asked for at once (Holm). Pure. */

import { count } from '../../base/quantity.ts';
import { holm } from '../../base/holm.ts';
import { leastP } from '../../base/signed-rank.ts';
import type { Comparison } from '../../result.ts';

const level = 0.05;

/**
 * A difference that does not hold among all is inconclusive. Where so few pairs cannot hold among so many, however clear they are, one in
 * which every pair agrees keeps its word, and says that it is one by itself and how many pairs it takes.
 */
export function amongAll(comparisons: readonly Comparison[]): readonly Comparison[] {
  const tested = comparisons.filter(({ p }) => p !== undefined);
  const of = tested.length;
  const adjusted = holm(tested.map(({ p = 1 }) => p));
  const byComparison = new Map(tested.map((each, index) => [each, adjusted[index] ?? 1]));
  return comparisons.map((each) => {
    const adjustedP = byComparison.get(each);
    if (adjustedP === undefined || of < 2) return each;
    const told = { ...each, holm: { p: adjustedP, of } };
    if ((each.word !== 'better' && each.word !== 'worse') || adjustedP <= level) return told;
    const pairsNeeded = pairsFor(of);
    const isClearest = (each.p ?? 1) <= leastP(each.pairs) * (1 + 1e-9);
    if (each.pairs < pairsNeeded && isClearest)
      return {
        ...told,
        phrase: `${each.word} by itself`,
        why: `${each.why}; one of ${count(of)} comparisons: among so many it takes ${count(pairsNeeded)} pairs to rule out chance`,
        pairsNeeded,
      };
    return {
      ...told,
      word: 'inconclusive' as const,
      phrase: 'inconclusive',
      ...(each.pairs < pairsNeeded ? { pairsNeeded } : {}),
      why: `${each.why}, but it is one of ${count(of)} comparisons, of which one looks so by chance (Holm: p = ${adjustedP.toFixed(2)})`,
    };
  });
}

/** How many pairs it takes, where all agree, to hold as one of so many. */
function pairsFor(of: number): number {
  let pairs = 6;
  while (leastP(pairs) * of > level) pairs += 1;
  return pairs;
}
