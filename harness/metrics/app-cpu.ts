import type { Metric } from './metric.ts';

/** From ready to the end of the cell; the start of a process that a fault ended and started again is within it. */
export const appCpu = {
  name: 'app-cpu',
  title: 'CPU time of the app',
  asks: 'How much CPU time do the app’s processes use once Slack can see them?',
  unit: 'us',
  better: 'lower',
  // Read in steps of 10 ms.
  margin: 50_000,
  measure: ({ usages, from }) => {
    if (usages.length === 0) return { kind: 'nothing', why: 'the machine does not tell' };
    const processes = [...Map.groupBy(usages, ({ pid }) => pid).values()];
    const value = processes.reduce((sum, samples) => {
      const before = samples.findLast(({ at }) => at <= from)?.cpuUs ?? 0;
      return sum + (samples.at(-1)?.cpuUs ?? 0) - before;
    }, 0);
    return { kind: 'number', value, of: processes.length };
  },
} as const satisfies Metric;
