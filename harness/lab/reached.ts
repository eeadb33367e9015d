import { setTimeout as pause } from 'node:timers/promises';
import { type Micros, toMs } from '../base/units.ts';

/** Waits until the clock shows `at`, µs. False where the signal came first. */
export async function reached(at: number, now: () => Micros, signal: AbortSignal): Promise<boolean> {
  try {
    await pause(Math.max(0, toMs(at - now())), undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
