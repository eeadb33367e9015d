/** The only place that prints numbers with their units. Durations come in as µs, shares as 0 to 1. */

import type { Measurement, Unit } from '../result.ts';
import { rankOf } from './statistics.ts';

export type Quantile = 'min' | 'p50' | 'p90' | 'p99' | 'max';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

const shares: Readonly<Record<Quantile, number>> = { min: 0, p50: 0.5, p90: 0.9, p99: 0.99, max: 1 };

/** Samples from which a one-sided 95 % bound of the quantile exists (distribution-free; Hahn & Meeker). */
const samplesNeeded: Readonly<Record<Quantile, number>> = { min: 1, p50: 5, p90: 29, p99: 299, max: 1 };

/** `5.0 s`, `812 ms`, `1.3 ms`, `2 min 5 s`; no measurement of ours is finer than a microsecond. */
export function duration(us: number): string {
  if (us < 0) return `−${duration(-us)}`;
  if (us === 0) return '0 s';
  if (us < 999.5) return `${Math.round(us)} µs`;
  if (us < 9_950) return `${(us / 1e3).toFixed(1)} ms`;
  if (us < 999_500) return `${Math.round(us / 1e3)} ms`;
  if (us < 59_950_000) return `${(us / 1e6).toFixed(1)} s`;
  return longDuration(Math.round(us / 1e6));
}

function longDuration(seconds: number): string {
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${grouped.format(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}

/** `99.9 %`; never rounded up to 100 % nor down to 0 %. */
export function share(value: number): string {
  if (value === 0 || value === 1) return `${value * 100} %`;
  const percent = value * 100;
  const digits = percent > 99.9 || percent < 0.1 ? 3 : percent > 99 || percent < 1 ? 2 : 1;
  const rounded = percent.toFixed(digits);
  if (Number(rounded) >= 100 && value < 1) return '> 99.999 %';
  if (Number(rounded) === 0 && value > 0) return '< 0.001 %';
  return `${Number(rounded)} %`;
}

export function count(value: number): string {
  return grouped.format(value).replace('-', '−');
}

/** `512 B`, `3.4 KiB`, `61 MiB`, `1.4 GiB`. */
export function bytes(value: number): string {
  if (value < 1_024) return `${Math.round(value)} B`;
  const [size, unit] =
    value < 999.5 * 2 ** 10 ? [2 ** 10, 'KiB'] : value < 999.5 * 2 ** 20 ? [2 ** 20, 'MiB'] : [2 ** 30, 'GiB'];
  const scaled = value / size;
  return `${scaled < 9.95 || unit === 'GiB' ? scaled.toFixed(1) : Math.round(scaled)} ${unit}`;
}

/** A number with its unit; without a unit (a metric the catalogue does not know) the bare number. */
export function quantity(value: number, unit: Unit | undefined): string {
  switch (unit) {
    case 'us':
      return duration(value);
    case 'share':
      return share(value);
    case 'per-second':
      return `${count(value)} /s`;
    case 'bytes':
      return bytes(value);
    case 'count':
    case undefined:
      return count(value);
    default:
      return unit satisfies never;
  }
}

/** Whether the truth is more than the number that stands there: what was measured was not over, or never came. */
export function isLowerBound(measurement: Measurement | undefined, of: Quantile | undefined): boolean {
  switch (measurement?.kind) {
    case 'number':
      return measurement.isLowerBound === true;
    case 'spread':
      return rankOf(shares[of ?? 'p50'], measurement.of) > measurement.of - (measurement.unbounded ?? 0);
    case 'tally':
    case 'nothing':
    case undefined:
      return false;
    default:
      return measurement satisfies never;
  }
}

/** `5.0 s`; of a lower bound `> 5.0 s`. */
export function figure(
  { value, isLowerBound: isMore = false }: { readonly value: number; readonly isLowerBound?: boolean },
  unit: Unit | undefined,
): string {
  return `${isMore ? '> ' : ''}${quantity(value, unit)}`;
}

/**
 * A value and the limits it is held against, with so many digits that a value differs from a limit to the eye where it does:
 * `3.0002 s` and `3.0000 s`.
 */
export function heldAgainst(
  value: number,
  limits: readonly number[],
  unit: Unit | undefined,
): { readonly value: string; readonly limits: readonly string[] } {
  const isPlain = (print: (number: number) => string): boolean =>
    limits.every((limit) => limit === value || print(limit) !== print(value));
  const usual = (number: number): string => quantity(number, unit);
  const print = [usual, ...finer(Math.abs(value), unit)].find(isPlain) ?? String;
  return { value: print(value), limits: limits.map(print) };
}

/** The same unit with more and more digits. */
function finer(size: number, unit: Unit | undefined): readonly ((number: number) => string)[] {
  const scales: Readonly<Record<Unit, readonly [number, string]>> = {
    us: size < 999_500 ? [1e3, ' ms'] : [1e6, ' s'],
    share: [0.01, ' %'],
    'per-second': [1, ' /s'],
    bytes: [1, ' B'],
    count: [1, ''],
  };
  const [scale, word] = scales[unit ?? 'count'];
  return [1, 2, 3, 4, 5, 6, 9].map((digits) => (number) => `${(number / scale).toFixed(digits)}${word}`);
}

/** With its sign, for differences: `+5.0 s`, `−1.3 ms`. Shares differ by percentage points. */
export function signed(value: number, unit: Unit | undefined): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '±';
  const size = Math.abs(value);
  return unit === 'share' ? `${sign}${grouped.format(size * 100)} points` : `${sign}${quantity(size, unit)}`;
}

/** `+4.98 s to +5.03 s`: with so many digits that the ends differ to the eye where they do. */
export function signedRange([low, high]: readonly [number, number], unit: Unit | undefined): string {
  const usual = (value: number): string => signed(value, unit);
  const scale = unit === 'share' ? 100 : 1;
  const fine = finer(Math.max(Math.abs(low), Math.abs(high)) * scale, unit === 'share' ? 'count' : unit).map(
    (print) =>
      (value: number): string =>
        `${value > 0 ? '+' : value < 0 ? '−' : '±'}${print(Math.abs(value) * scale)}${unit === 'share' ? ' points' : ''}`,
  );
  const print = [usual, ...fine].find((each) => low === high || each(low) !== each(high)) ?? usual;
  return `${print(low)} to ${print(high)}`;
}

/**
 * What zero failures in n allow to be said, as an upper 95 % bound by the rule of three (Jovanovic & Levy 1997):
 * `≤ 0.30 %` for a count of failures, `≥ 99.70 %` for a share of successes. Undefined where there is nothing to bound.
 */
export function bound(
  value: number,
  of: number,
  unit: Unit | undefined,
  better: 'lower' | 'higher',
): string | undefined {
  if (of < 1) return undefined;
  const failures = Math.min(1, 3 / of) * 100;
  if (value === 0 && better === 'lower' && (unit === 'count' || unit === 'share')) return `≤ ${failures.toFixed(2)} %`;
  if (value === 1 && better === 'higher' && unit === 'share') return `≥ ${(100 - failures).toFixed(2)} %`;
  return undefined;
}

/** `needs n ≥ 299` where n is too small for this quantile to say anything, else undefined. */
export function tooFewFor(quantile: Quantile, of: number): string | undefined {
  return of < samplesNeeded[quantile] ? `needs n ≥ ${samplesNeeded[quantile]}` : undefined;
}
