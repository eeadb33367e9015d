import { PerformanceObserver } from 'node:perf_hooks';
import { ms } from '../base/units.ts';

/** A shorter one is lost in what timers are late anyway (measurement.md §5). */
const shortestPause = ms(10);

/** Calls back for each collection of garbage that held the harness up, as soon as it is over. */
export function watchCollections(tell: (lengthUs: number) => void): { close(): void } {
  const observer = new PerformanceObserver((seen) => {
    for (const { duration } of seen.getEntries())
      if (duration * 1_000 >= shortestPause) tell(Math.round(duration * 1_000));
  });
  observer.observe({ entryTypes: ['gc'] });
  return { close: () => observer.disconnect() };
}
