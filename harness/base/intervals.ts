/** Sets of times as sorted, disjoint intervals. */

import { type Micros, us } from './units.ts';

export type Interval = readonly [from: Micros, until: Micros];

/** Sorted and merged; empty ones are dropped. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const merged: [Micros, Micros][] = [];
  for (const [from, until] of intervals.filter(([a, b]) => b > a).toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (!last || from > last[1]) merged.push([from, until]);
    else if (until > last[1]) last[1] = until;
  }
  return merged;
}

/** What of `span` is in none of the intervals. */
export function complement(intervals: readonly Interval[], span: Interval): readonly Interval[] {
  const gaps: Interval[] = [];
  let [from] = span;
  for (const [start, end] of union(intervals)) {
    if (start >= span[1]) break;
    if (start > from) gaps.push([from, start]);
    if (end > from) from = end;
  }
  if (from < span[1]) gaps.push([from, span[1]]);
  return gaps;
}

/** What of `span` is in the intervals, and in none of the others. */
export function without(
  intervals: readonly Interval[],
  others: readonly Interval[],
  span: Interval,
): readonly Interval[] {
  return complement([...complement(intervals, span), ...others], span);
}

export function lengthOf(intervals: readonly Interval[]): Micros {
  return us(intervals.reduce((sum, [from, until]) => sum + until - from, 0));
}
