/** Wilcoxon's signed-rank statistic under no difference: every sign as likely as the other. Exact; pure. */

/** From here on the normal approximation is within 0.001 of the exact tail, and the exact one takes long. */
const exactUpTo = 60;

/**
 * The k for which the k-th smallest and the k-th largest Walsh average of n differences bound 95 %; 0 where there is none (below six).
 */
export function walshRank(n: number): number {
  const tail = lowerTail(Array.from({ length: n }, (_, index) => 2 * (index + 1)));
  let rank = 0;
  while (tail(2 * rank) <= 0.025) rank += 1;
  return rank;
}

/**
 * How likely differences like these, or clearer ones, are where none lies above `beyond`: one-sided, exact, with middle ranks for ties.
 * A difference that equals it says nothing and is left out. 1 where none is left.
 */
export function signedRankP(differences: readonly number[], beyond = 0): number {
  const shifted = differences.map((each) => each - beyond).filter((each) => each !== 0);
  const sizes = shifted.map(Math.abs).toSorted((a, b) => a - b);
  // Twice the middle rank, so that ties stay whole numbers.
  const doubledRank = (size: number): number => sizes.indexOf(size) + sizes.lastIndexOf(size) + 2;
  const doubled = shifted.map((each) => doubledRank(Math.abs(each)));
  const below = shifted.reduce((sum, each, index) => (each < 0 ? sum + (doubled[index] ?? 0) : sum), 0);
  return shifted.length === 0 ? 1 : lowerTail(doubled)(below);
}

/** The least p that so many differences can reach, two-sided. */
export function leastP(n: number): number {
  return Math.min(1, 2 ** (1 - n));
}

/** P(sum ≤ s) of ranks that are each taken with probability a half; all are doubled. */
function lowerTail(doubled: readonly number[]): (sum: number) => number {
  return doubled.length <= exactUpTo ? exactTail(doubled) : normalTail(doubled);
}

function exactTail(doubled: readonly number[]): (sum: number) => number {
  let chances = [1];
  for (const rank of doubled) {
    const next = [...chances.map((each) => each / 2), ...Array.from({ length: rank }, () => 0)];
    for (const [sum, chance] of chances.entries()) next[sum + rank] = (next[sum + rank] ?? 0) + chance / 2;
    chances = next;
  }
  return (sum) => chances.slice(0, sum + 1).reduce((all, each) => all + each, 0);
}

function normalTail(doubled: readonly number[]): (sum: number) => number {
  const mean = doubled.reduce((all, each) => all + each, 0) / 2;
  const deviation = Math.sqrt(doubled.reduce((all, each) => all + each ** 2, 0)) / 2;
  // Sums go by steps of 2: continuity is half a step.
  return (sum) => standardNormal((sum + 1 - mean) / deviation);
}

/** Φ, within 7.5e-8 (Abramowitz & Stegun 26.2.17). */
export function standardNormal(z: number): number {
  if (z > 0) return 1 - standardNormal(-z);
  const t = 1 / (1 - 0.231_641_9 * z);
  const weights = [0.319_381_53, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
  const sum = weights.reduceRight((all, weight) => (all + weight) * t, 0);
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}
