import { type Micros, us } from '../base/units.ts';

/** µs since the clock was made, monotonic; every fact of a run is stamped by one of these. */
export interface Clock {
  now(): Micros;
}

export function startClock(): Clock {
  const origin = performance.now();
  return { now: () => us((performance.now() - origin) * 1_000) };
}
