/** How sure a figure of one run is, in words: by the run's own events, which is as sure as it looks only within that run. */

import { quantity } from '../harness/base/quantity.ts';
import { quantileRanks } from '../harness/base/order-statistics.ts';
import { wilson } from '../harness/base/rates.ts';
import type { Measurement } from '../harness/result.ts';
import type { MetricNames } from './names.ts';

type Spread = Extract<Measurement, { kind: 'spread' }>;
type Counted = Extract<Measurement, { kind: 'number' }>;

/** `0.61 % to 17.2 %` of a share, or of a count of events (which its witnesses show); undefined of anything else, and of none. */
export function shareRange(
  { value, of, witnesses = [] }: Counted,
  { unit }: Pick<MetricNames, 'unit'>,
): string | undefined {
  const isCount = unit === 'count' && witnesses.length > 0 && value <= of;
  if (of < 1 || !(unit === 'share' || isCount)) return undefined;
  const hits = unit === 'share' ? Math.round(value * of) : value;
  // Of none and of all the rule of three is told (`bound`).
  if (hits === 0 || hits === of) return undefined;
  const [low, high] = wilson({ hits, of });
  return `95 %: ${quantity(low, 'share')} to ${quantity(high, 'share')}`;
}

const shares = { p50: 0.5, p90: 0.9, p99: 0.99 } as const;

/** `60 ms to 70 ms`: between which values a quantile lies; undefined where there are too few, `more` where it lies among what never came. */
export function quantileRange(spread: Spread, name: string, unit: MetricNames['unit']): string | undefined {
  const q = Object.hasOwn(shares, name) ? shares[name as keyof typeof shares] : undefined;
  const ranks = q === undefined ? undefined : quantileRanks(spread.of, q);
  if (!ranks) return undefined;
  const [low, high] = ranks.map((rank) => valueAt(spread, rank));
  if (low === undefined) return undefined;
  return `${quantity(low, unit)} to ${high === undefined ? 'never' : quantity(high, unit)}`;
}

/** The upper edge of the bucket in which the value of this rank is, at most one in a hundred too much; undefined where it never came. */
function valueAt({ buckets, max }: Spread, rank: number): number | undefined {
  let below = 0;
  for (const [upTo, count] of buckets) {
    below += count;
    if (below >= rank) return Math.min(upTo, max);
  }
  return undefined;
}
