/** From which difference on it matters. Pure. */

import { quantity } from '../../base/quantity.ts';
import { ms } from '../../base/units.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { MetricEntry, Unit } from '../../result.ts';

export type Margin = NonNullable<MetricEntry['margin']>;

/** Of metrics that declare none (measurement.md §3): of a count every one matters. */
const byUnit: Readonly<Record<Unit, Margin>> = {
  us: { atLeast: ms(1), share: 0.05 },
  share: { atLeast: 0.001, share: 0 },
  bytes: { atLeast: 0, share: 0.05 },
  count: { atLeast: 0, share: 0 },
  'per-second': { atLeast: 0, share: 0.05 },
};

export function marginOf({ margin, unit }: Pick<Metric, 'margin' | 'unit'>): Margin {
  return margin === undefined ? byUnit[unit] : { atLeast: margin, share: 0 };
}

export interface EffectiveMargin {
  readonly value: number;
  /** `margin 100 ms`, and where it is not the metric's own, whose it is. */
  readonly text: string;
}

/**
 * The margin around a figure `base`. `chosen` by the user replaces the metric's own; `noise`, by which this machine tells equal arms
 * apart, is never undercut.
 */
export function effectiveMargin(
  metric: Pick<Metric, 'margin' | 'unit'>,
  { base, chosen, noise = 0 }: { readonly base: number; readonly chosen?: number; readonly noise?: number },
): EffectiveMargin {
  const { atLeast, share } = chosen === undefined ? marginOf(metric) : { atLeast: chosen, share: 0 };
  const own = Math.max(atLeast, share * Math.abs(base));
  if (noise > own)
    return {
      value: noise,
      text: `margin ${quantity(noise, metric.unit)}: by so much equal arms differ on this machine`,
    };
  return { value: own, text: `margin ${quantity(own, metric.unit)}${chosen === undefined ? '' : ', as chosen'}` };
}
