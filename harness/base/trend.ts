/** Whether something grows over time: the middle of all slopes between two points (Theil–Sen), with Sen's 95 % interval. Pure. */

import { median } from './statistics.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Trend {
  /** y for each x. */
  readonly slope: number;
  readonly interval: readonly [number, number];
}

/** Fewer points have no 95 % interval. */
const fewest = 6;
/** More cost the square of their number; neighbours are taken together by their median. */
const most = 120;
/** 95 % of a normal distribution. */
const z = 1.96;

/** Undefined where there are too few points. One outlier in three moves it little, so a single stall is no trend. */
export function trendOf(points: readonly Point[]): Trend | undefined {
  const few = thinned(points.toSorted((a, b) => a.x - b.x));
  const slopes = few
    .flatMap((a, i) => few.slice(i + 1).flatMap((b) => (b.x === a.x ? [] : [(b.y - a.y) / (b.x - a.x)])))
    .toSorted((a, b) => a - b);
  const n = few.length;
  if (n < fewest || slopes.length === 0) return undefined;
  const reach = (z * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18)) / 2;
  const at = (rank: number): number => slopes[Math.min(slopes.length - 1, Math.max(0, rank))] ?? 0;
  return {
    slope: median(slopes),
    interval: [at(Math.floor(slopes.length / 2 - reach)), at(Math.ceil(slopes.length / 2 + reach))],
  };
}

function thinned(sorted: readonly Point[]): readonly Point[] {
  if (sorted.length <= most) return sorted;
  const size = sorted.length / most;
  return Array.from({ length: most }, (_, n) => {
    const part = sorted.slice(Math.floor(n * size), Math.floor((n + 1) * size));
    return { x: median(part.map(({ x }) => x)), y: median(part.map(({ y }) => y)) };
  });
}
