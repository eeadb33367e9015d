/** What pairs of rounds say: rates, and the engine's rate as a share of the bare one. Pure. */

import { median } from '../base/statistics.ts';
import type { Pair } from './run-pairs.ts';
import type { Round } from './closed-loop.ts';

export interface Ratio {
  /** Pairs of rounds. */
  readonly of: number;
  /** Engine's events/s by the bare ones of the same pair: the median pair, and the least and the most. */
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** Median events/s. */
  readonly enginePerSecond: number;
  readonly barePerSecond: number;
  /** Median CPU time of the bench process per event, in µs. */
  readonly engineCpuUs: number;
  readonly bareCpuUs: number;
}

/** Throws `RangeError` where there is no pair. */
export function ratioOf(pairs: readonly Pair[]): Ratio {
  const ratios = pairs.map(({ engine, bare }) => perSecond(engine) / perSecond(bare));
  return {
    of: pairs.length,
    median: median(ratios),
    min: Math.min(...ratios),
    max: Math.max(...ratios),
    enginePerSecond: median(pairs.map(({ engine }) => perSecond(engine))),
    barePerSecond: median(pairs.map(({ bare }) => perSecond(bare))),
    engineCpuUs: median(pairs.map(({ engine }) => engine.cpuUs / engine.events)),
    bareCpuUs: median(pairs.map(({ bare }) => bare.cpuUs / bare.events)),
  };
}

function perSecond({ events, tookMs }: Round): number {
  return (events / tookMs) * 1_000;
}
