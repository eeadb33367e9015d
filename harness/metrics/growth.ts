import type { Trend } from '../base/trend.ts';
import type { Measurement } from '../result.ts';

/** What a trend is sure of; shrinking is no growth. */
export function growth(trend: Trend | undefined, inWords: (value: number) => string): Measurement {
  if (trend === undefined) return { kind: 'nothing', why: 'the run is too short, or a fault explains a trend' };
  const { slope, interval } = trend;
  const value = Math.max(0, Math.round(interval[0]));
  if (value === 0) return { kind: 'number', value, of: 1 };
  return {
    kind: 'number',
    value,
    of: 1,
    note: `most likely ${inWords(slope)}, 95 % interval ${inWords(interval[0])} to ${inWords(interval[1])}`,
  };
}
