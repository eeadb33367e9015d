/**
 * Time inside the harness: whole microseconds, as lengths and as instants on one monotonic clock. Names say which: an instant
 * is `at` or ends in `At` (`ackedAt`), a span has `from` and `until`, a length ends in `Us`. Facts keep the names that old
 * journals have.
 */

declare const unit: unique symbol;

/** Whole microseconds, as a duration or as an instant on the run's clock. Safe integer, JSON-friendly. */
export type Micros = number & { readonly [unit]: 'us' };

export function us(value: number): Micros {
  return Math.round(value) as Micros;
}

export function ms(value: number): Micros {
  return us(value * 1_000);
}

export function seconds(value: number): Micros {
  return us(value * 1_000_000);
}

export function minutes(value: number): Micros {
  return seconds(value * 60);
}

/** Milliseconds as a number, for the APIs (timers, Toxiproxy) that want them. */
export function toMs(value: number): number {
  return value / 1_000;
}
