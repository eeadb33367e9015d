import { Int32Histogram } from 'hdr-histogram-js';
import { quantile } from '../base/statistics.ts';
import type { Measurement } from '../result.ts';

/** Two significant digits of a bucket's edge are enough to draw; quantiles come from the values themselves. */
const significantDigits = 2;

/** Of what never came: how many, and how late it is at least. */
interface Never {
  readonly of: number;
  readonly atLeast: number;
}

/** Quantiles (nearest rank) and buckets of whole, non-negative values; what never came counts as later than any of them. */
export function spread(values: readonly number[], why: string, never: Never = { of: 0, atLeast: 0 }): Measurement {
  if (values.length + never.of === 0) return { kind: 'nothing', why };
  const sorted = values.toSorted((a, b) => a - b);
  const beyond = Math.max(never.atLeast, sorted.at(-1) ?? 0);
  const all = [...sorted, ...Array.from({ length: never.of }, () => beyond)];
  return {
    kind: 'spread',
    of: all.length,
    ...(never.of === 0 ? {} : { unbounded: never.of }),
    min: quantile(all, 0),
    p50: quantile(all, 0.5),
    p90: quantile(all, 0.9),
    p99: quantile(all, 0.99),
    max: quantile(all, 1),
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
