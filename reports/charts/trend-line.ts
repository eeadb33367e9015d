/** One figure over runs, both transports: a small chart among many, from 0 up, so that they are compared by their shape. */

import * as Plot from '@observablehq/plot';

import { quantity } from '../../harness/base/quantity.ts';
import type { TransportName, Unit } from '../../harness/result.ts';
import { inkOf, lossInk } from './palette.ts';
import { svg } from './svg.ts';

export interface TrendPoint {
  readonly at: number;
  readonly value: number;
  readonly isFailed: boolean;
  /** The run, the version and the figure, when pointed at. */
  readonly title: string;
}

export interface TrendOptions {
  readonly label: string;
  readonly unit: Unit | undefined;
  /** How many runs there are, whether each has a figure or not. */
  readonly runs: number;
  readonly arms: Readonly<Partial<Record<TransportName, readonly TrendPoint[]>>>;
}

export function trendLine({ label, unit, runs, arms }: TrendOptions): string {
  const all = Object.values(arms).flat();
  const highest = Math.max(...all.map(({ value }) => value), 0);
  const top = highest === 0 ? 1 : highest * 1.1;
  return svg(label, {
    width: 300,
    height: 96,
    marginLeft: 52,
    marginRight: 8,
    marginTop: 8,
    marginBottom: 8,
    x: { domain: [-0.4, Math.max(0.4, runs - 0.6)], axis: null },
    y: { domain: [0, top], axis: null },
    marks: [
      Plot.gridY([0, highest], { stroke: 'currentColor', strokeOpacity: 0.15 }),
      Plot.axisY(highest === 0 ? [0] : [0, highest], {
        tickFormat: (value: number) => quantity(value, unit),
        tickSize: 0,
        label: null,
      }),
      ...(['http', 'socket-mode'] as const).flatMap((transport) => {
        const points = arms[transport] ?? [];
        return [
          Plot.line(points, {
            x: 'at',
            y: 'value',
            stroke: inkOf[transport],
            strokeWidth: 1.5,
            ...(transport === 'socket-mode' && { strokeDasharray: '5,3' }),
          }),
          Plot.dot(
            points.filter(({ isFailed }) => !isFailed),
            { x: 'at', y: 'value', r: 2.6, fill: inkOf[transport], title: 'title' },
          ),
          Plot.dot(
            points.filter(({ isFailed }) => isFailed),
            { x: 'at', y: 'value', r: 4, symbol: 'times', stroke: lossInk, strokeWidth: 2, title: 'title' },
          ),
        ];
      }),
    ],
  });
}
