import type { Metric } from './metric.ts';

/** Most memory of each instance, added up; of an instance that was started again, the largest of its processes. */
export const appMemory = {
  name: 'app-memory',
  title: 'memory of the app',
  asks: 'How much memory do the app’s processes take at most?',
  unit: 'bytes',
  better: 'lower',
  measure: ({ usages }) => {
    if (usages.length === 0) return { kind: 'nothing', why: 'the machine does not tell' };
    const peaks = Map.groupBy(usages, ({ instance }) => instance);
    const value = [...peaks.values()].reduce(
      (sum, each) => sum + Math.max(...each.map(({ peakBytes }) => peakBytes)),
      0,
    );
    return { kind: 'number', value, of: peaks.size };
  },
} as const satisfies Metric;
