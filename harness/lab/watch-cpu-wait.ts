import { availableParallelism } from 'node:os';
import { ms, us } from '../base/units.ts';
import type { Journal } from '../journal/journal.ts';
import { readThreadTimes, waitedBetween } from '../processes/cpu-wait.ts';

const everyMs = 500;
/** Less explains nothing that a cell expects; most samples of a machine at ease are below. */
const leastUs = ms(20);

/** Notes in the journal when an app was ready to run and had no processor. */
export function watchCpuWait({
  pid,
  instance,
  journal,
}: {
  readonly pid: number;
  readonly instance: number;
  readonly journal: Journal;
}): { stop(): void } {
  let before = { at: performance.now(), times: readThreadTimes(pid) };
  const timer = setInterval(() => {
    const now = { at: performance.now(), times: readThreadTimes(pid) };
    const { waitUs, cpuUs } = waitedBetween(before.times, now.times);
    const overUs = us((now.at - before.at) * 1_000);
    before = now;
    if (waitUs >= leastUs)
      journal.add({ kind: 'app-waited', instance, overUs, waitUs, cpuUs, cpus: availableParallelism() });
  }, everyMs).unref();
  return { stop: () => clearInterval(timer) };
}
