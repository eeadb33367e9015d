/** Sets of times as sorted, disjoint intervals. */

export type Interval = readonly [from: number, to: number];

/** Sorted and merged; empty ones are dropped. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const merged: [number, number][] = [];
  for (const [from, to] of intervals.filter(([a, b]) => b > a).toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** What of `span` is in none of the intervals. */
export function complement(intervals: readonly Interval[], span: Interval): readonly Interval[] {
  const gaps: Interval[] = [];
  let from = span[0];
  for (const [start, end] of union(intervals)) {
    if (start >= span[1]) break;
    if (start > from) gaps.push([from, start]);
    from = Math.max(from, end);
  }
  if (from < span[1]) gaps.push([from, span[1]]);
  return gaps;
}

export function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, [from, to]) => sum + to - from, 0);
}
