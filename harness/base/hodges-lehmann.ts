/**
 * Pseudo-median of paired differences and its exact 95 % interval (Hodges–Lehmann, inverted Wilcoxon signed-rank):
 * holds 94–97 % where the usual bootstrap holds 81–90 % (measurement.md §3). Pure.
 */
export interface Estimate {
  readonly value: number;
  /** Absent below six differences: no 95 % interval exists there. */
  readonly interval?: readonly [number, number];
}

/** Throws `RangeError` on an empty list. */
export function hodgesLehmann(differences: readonly number[]): Estimate {
  if (differences.length === 0) throw new RangeError('Cannot estimate from no differences');
  const walsh = differences.flatMap((a, i) => differences.slice(i).map((b) => (a + b) / 2)).toSorted((a, b) => a - b);
  const middle = walsh.length >> 1;
  const upper = walsh[middle] ?? 0;
  const value = walsh.length % 2 === 1 ? upper : ((walsh[middle - 1] ?? 0) + upper) / 2;
  const rank = criticalRank(differences.length);
  const low = walsh[rank - 1];
  const high = walsh[walsh.length - rank];
  return rank === 0 || low === undefined || high === undefined ? { value } : { value, interval: [low, high] };
}

/** The k for which the k-th smallest and largest Walsh average bound 95 %; 0 where there is none. */
function criticalRank(n: number): number {
  // Ways to reach each rank sum: the exact distribution of the signed-rank statistic under no difference.
  let ways = [1];
  for (let rank = 1; rank <= n; rank += 1) {
    const next = [...ways, ...Array.from({ length: rank }, () => 0)];
    for (const [sum, count] of ways.entries()) next[sum + rank] = (next[sum + rank] ?? 0) + count;
    ways = next;
  }
  const total = 2 ** n;
  let below = 0;
  let rank = 0;
  for (const count of ways) {
    below += count;
    if (below / total > 0.025) break;
    rank += 1;
  }
  return rank;
}
