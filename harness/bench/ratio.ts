/** What pairs of rounds say of the engine beside the bare one: first by CPU time an event, then by rate. Pure. */

import { median } from '../base/statistics.ts';
import type { Pair } from './run-pairs.ts';
import type { Round } from './closed-loop.ts';

export interface Ratio {
  /** Pairs of rounds. */
  readonly of: number;
  /**
   * CPU time of a bare event by that of an engine's event of the same pair: the median pair, and the least and the most. Who else
   * uses the machine moves it far less than it moves rates.
   */
  readonly byCpu: number;
  readonly leastByCpu: number;
  readonly mostByCpu: number;
  /** Median CPU time of the bench process per event, in µs. */
  readonly engineCpuUs: number;
  readonly bareCpuUs: number;
  /** Engine's events/s by the bare ones of the same pair: the median pair. */
  readonly byRate: number;
  /** Median events/s. */
  readonly enginePerSecond: number;
  readonly barePerSecond: number;
}

/** Throws `RangeError` where there is no pair. */
export function ratioOf(pairs: readonly Pair[]): Ratio {
  const byCpu = pairs.map(({ engine, bare }) => cpuUs(bare) / cpuUs(engine));
  return {
    of: pairs.length,
    byCpu: median(byCpu),
    leastByCpu: Math.min(...byCpu),
    mostByCpu: Math.max(...byCpu),
    engineCpuUs: median(pairs.map(({ engine }) => cpuUs(engine))),
    bareCpuUs: median(pairs.map(({ bare }) => cpuUs(bare))),
    byRate: median(pairs.map(({ engine, bare }) => perSecond(engine) / perSecond(bare))),
    enginePerSecond: median(pairs.map(({ engine }) => perSecond(engine))),
    barePerSecond: median(pairs.map(({ bare }) => perSecond(bare))),
  };
}

function cpuUs({ cpuUs: total, events }: Round): number {
  return total / events;
}

function perSecond({ events, tookMs }: Round): number {
  return (events / tookMs) * 1_000;
}
