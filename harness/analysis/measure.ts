import type { History } from '../history/history.ts';
import { allMetrics } from '../metrics/index.ts';
import type { Metric } from '../metrics/metric.ts';
import type { Measurement } from '../result.ts';

/** Every metric on one history. A metric that throws has measured nothing; it never ends the analysis. */
export function measure(history: History, metrics: readonly Metric[] = allMetrics): Record<string, Measurement> {
  return Object.fromEntries(
    metrics.map((metric) => {
      try {
        return [metric.name, metric.measure(history)];
      } catch (error) {
        return [metric.name, { kind: 'nothing', why: `the metric threw: ${(error as Error).message}` }];
      }
    }),
  );
}
