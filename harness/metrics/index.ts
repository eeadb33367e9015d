import * as metrics from './registry.ts';
import type { Metric } from './metric.ts';

export type MetricName = (typeof metrics)[keyof typeof metrics]['name'];

/** By name, alphabetically. */
export const allMetrics: readonly Metric[] = Object.values(metrics).toSorted((a, b) => a.name.localeCompare(b.name));

/** Throws `RangeError` where there is no metric of that name. */
export function metricNamed(name: string): Metric {
  const metric = allMetrics.find((each) => each.name === name);
  if (!metric)
    throw new RangeError(
      `There is no metric "${name}": expected one of ${allMetrics.map((each) => each.name).join(', ')}`,
    );
  return metric;
}
