import { Int32Histogram } from 'hdr-histogram-js';
import { quantile } from '../base/statistics.ts';
import type { Measurement } from '../result.ts';

/** Two significant digits of a bucket's edge are enough to draw; quantiles come from the values themselves. */
const significantDigits = 2;

/** Quantiles (nearest rank) and buckets of whole, non-negative values. */
export function spread(values: readonly number[], why: string): Measurement {
  if (values.length === 0) return { kind: 'nothing', why };
  const sorted = values.toSorted((a, b) => a - b);
  return {
    kind: 'spread',
    of: sorted.length,
    min: quantile(sorted, 0),
    p50: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    p99: quantile(sorted, 0.99),
    max: quantile(sorted, 1),
    buckets: buckets(sorted),
  };
}

function buckets(sorted: readonly number[]): [number, number][] {
  const scale = new Int32Histogram(1, 10 ** 11, significantDigits);
  const counts = new Map<number, number>();
  for (const value of sorted) {
    const edge = scale.highestEquivalentValue(Math.max(1, value));
    counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  return [...counts];
}
