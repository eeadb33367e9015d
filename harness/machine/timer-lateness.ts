import { setTimeout as pause } from 'node:timers/promises';
import type { Calibration } from '../result.ts';
import { quantile } from '../base/statistics.ts';
import { us } from '../base/units.ts';

const timers = 400;
const waitMs = 5;

/** How late timers of ours wake on this machine as it is now (µs); takes about two seconds. */
export async function timerLateness(): Promise<Calibration['timerLatenessUs']> {
  const late: number[] = [];
  for (let timer = 0; timer < timers; timer += 1) {
    const began = performance.now();
    await pause(waitMs);
    late.push(us(Math.max(0, performance.now() - began - waitMs) * 1_000));
  }
  const sorted = late.toSorted((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
}
