/** Middles, quantiles and intervals of numbers. Pure. */

import { walshRank } from './signed-rank.ts';

/** The middle one; of an even number, halfway between the two in the middle. Throws `RangeError` where there is none. */
export function median(values: readonly number[]): number {
  return middleOf(values.toSorted(ascending));
}

/** The least value that a share `q` (0 to 1) of all does not exceed: nearest rank. Throws `RangeError` where there is none. */
export function quantile(sorted: readonly number[], q: number): number {
  return atRank(sorted, rankOf(q, sorted.length));
}

/** The place, from 1, of the quantile `q` among so many values. */
export function rankOf(q: number, of: number): number {
  return Math.max(1, Math.ceil(q * of));
}

export interface Estimate {
  readonly value: number;
  /** Absent below six differences: no 95 % interval exists there. */
  readonly interval?: readonly [number, number];
}

/**
 * Pseudo-median of paired differences and its exact 95 % interval (Hodges–Lehmann, inverted Wilcoxon signed-rank):
 * holds 94–97 % where the usual bootstrap holds 81–90 % (measurement.md §3). Throws `RangeError` on an empty list.
 */
export function hodgesLehmann(differences: readonly number[]): Estimate {
  const walsh = differences.flatMap((a, i) => differences.slice(i).map((b) => (a + b) / 2)).toSorted(ascending);
  const value = middleOf(walsh);
  const rank = walshRank(differences.length);
  if (rank === 0) return { value };
  return { value, interval: [atRank(walsh, rank), atRank(walsh, walsh.length + 1 - rank)] };
}

function ascending(a: number, b: number): number {
  return a - b;
}

function middleOf(sorted: readonly number[]): number {
  const [lower, upper] = [Math.ceil(sorted.length / 2), Math.floor(sorted.length / 2) + 1];
  return (atRank(sorted, lower) + atRank(sorted, upper)) / 2;
}

/** Counted from 1. */
function atRank(sorted: readonly number[], rank: number): number {
  const value = sorted[rank - 1];
  if (value === undefined)
    throw new RangeError(`Cannot take number ${rank} of ${sorted.length} values: expected at least one value`);
  return value;
}
