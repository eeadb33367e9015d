/** Both arms of one spread on one axis: which share of the values was at most x. */

import * as Plot from '@observablehq/plot';

import type { Measurement, TransportName, Unit } from '../../harness/result.ts';
import { quantity } from '../../harness/base/quantity.ts';
import { inkOf } from './palette.ts';
import { svg } from './svg.ts';

type Spread = Extract<Measurement, { kind: 'spread' }>;

export interface ArmSpread {
  readonly transport: TransportName;
  readonly spread: Spread;
}

export interface DistributionOptions {
  readonly label: string;
  readonly unit: Unit | undefined;
  readonly arms: readonly ArmSpread[];
}

const powers = Array.from({ length: 19 }, (_, index) => 10 ** (index - 6));

export function distribution({ label, unit, arms }: DistributionOptions): string {
  const steps = arms.flatMap(({ transport, spread }) => stepsOf(spread).map(([x, share]) => ({ transport, x, share })));
  const low = Math.min(...steps.map((step) => step.x)) * 0.8;
  const high = Math.max(...steps.map((step) => step.x)) * 1.25;
  const ticks = powers.filter((tick) => tick >= low && tick <= high);
  return svg(label, {
    width: 460,
    height: 190,
    style: { fontSize: '12px' },
    marginLeft: 46,
    marginRight: 16,
    marginTop: 10,
    marginBottom: 30,
    x: { type: 'log', domain: [low, high], label: null },
    y: { domain: [0, 100], label: null },
    marks: [
      Plot.gridY([0, 50, 90, 100], { stroke: 'currentColor', strokeOpacity: 0.13 }),
      Plot.axisY([0, 50, 90, 100], { tickFormat: (share: number) => `${share} %`, tickSize: 0, label: null }),
      Plot.axisX(ticks.length > 1 ? ticks : [low, high], {
        tickFormat: (x: number) => quantity(x, unit),
        tickSize: 4,
        label: null,
      }),
      ...arms.map(({ transport }) =>
        Plot.line(
          steps.filter((step) => step.transport === transport),
          {
            x: 'x',
            y: 'share',
            curve: 'step-after',
            stroke: inkOf[transport],
            strokeWidth: 2,
            ...(transport === 'socket-mode' && { strokeDasharray: '6,3' }),
          },
        ),
      ),
    ],
  });
}

/** Cumulative share at each bucket's upper edge; a log axis has no zero, so nothing is drawn below a thousandth of the longest. */
function stepsOf({ of, min, max, buckets }: Spread): readonly (readonly [x: number, share: number])[] {
  const lowest = Math.max(min, max / 1e6, 1e-6);
  let below = 0;
  const steps = [...buckets]
    .sort(([a], [b]) => a - b)
    .map(([upTo, count]) => {
      below += count;
      return [Math.max(lowest, Math.min(upTo, max)), (below / Math.max(1, of)) * 100] as const;
    });
  return [[lowest, 0], ...steps];
}
