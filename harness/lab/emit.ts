import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../machine/clock.ts';
import { type Micros, toMs } from '../base/units.ts';
import type { Due } from '../workloads/workload.ts';

/**
 * Raises events at their due times and never waits for an answer. Events that fell due while a timer slept are raised
 * together, each with its own due time; how late they are is in the journal.
 */
export async function emit(options: {
  /** From `start`, ascending. */
  readonly due: Iterable<Due>;
  readonly start: Micros;
  readonly clock: Clock;
  readonly raise: (due: number, event: Due) => void;
  /** Spends the last millisecond before each event turning the loop: timers are up to 1.5 ms late, which a cell that measures milliseconds would show. */
  readonly isPrecise: boolean;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { start, clock, raise, isPrecise, signal } = options;
  for (const event of options.due) {
    const at = start + event.at;
    const wait = toMs(at - clock.now());
    const sleep = isPrecise ? Math.floor(wait) - 1 : Math.ceil(wait);
    if (sleep > 0) await pause(sleep, undefined, { signal }).catch(() => undefined);
    while (clock.now() < at && !signal.aborted) await turn();
    if (signal.aborted) return;
    raise(at, event);
  }
}
