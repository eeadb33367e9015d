/**
 * One difference on the axis that all of a run share: in margins, so that 1 is where it begins to matter, linear up to there and
 * logarithmic beyond. To the right the second arm is worse, whatever the figure and its unit.
 */

import * as Plot from '@observablehq/plot';

import { quietInk } from './palette.ts';
import { svg } from './svg.ts';

/** In margins. */
export interface Placed {
  readonly at: number;
  readonly interval?: readonly [number, number];
}

const width = 420;
const height = 26;
const frame = { width, marginLeft: 4, marginRight: 4, marginTop: 0, marginBottom: 0 };
/** An axis of less would make margins look large. */
const leastReach = 10;

/** So many margins to each side hold all of them. */
export function reachOf(all: readonly Placed[]): number {
  const ends = all.flatMap(({ at, interval = [at, at] }) => [at, ...interval].map(Math.abs));
  return Math.max(leastReach, ...ends) * 1.25;
}

/** Powers of ten to both sides, and the margin itself. */
export function forestAxis(reach: number): string {
  const powers = Array.from({ length: Math.floor(Math.log10(reach)) + 1 }, (_, power) => 10 ** power);
  // Where there are many, each second one: they would run into each other.
  const shown = powers.filter((power, index) => power < reach * 0.6 && (powers.length < 5 || index % 2 === 0));
  const ticks = [...shown.map((each) => -each), 0, ...shown];
  return svg('Axis: differences in margins', {
    ...frame,
    height: 20,
    x: { ...scale(reach), axis: null },
    marks: [
      Plot.text(ticks, {
        x: (tick: number) => tick,
        text: (tick: number) =>
          tick === 0 ? '0' : `${tick < 0 ? '−' : '+'}${Math.abs(tick).toLocaleString('en-US')} ×`,
        frameAnchor: 'bottom',
        lineAnchor: 'bottom',
        dy: -2,
        fill: 'currentColor',
        fontSize: 11,
      }),
    ],
  });
}

/** `before`: the same of an earlier run, drawn above it, small. */
export function forestStrip(
  label: string,
  {
    now,
    before,
    ink,
    reach,
  }: { readonly now: Placed; readonly before?: Placed | undefined; readonly ink: string; readonly reach: number },
): string {
  const row = before ? 0.68 : 0.5;
  return svg(label, {
    ...frame,
    height,
    x: { ...scale(reach), axis: null },
    y: { domain: [1, 0], axis: null },
    marks: [
      Plot.rectX([0], { x1: -1, x2: 1, fill: 'currentColor', fillOpacity: 0.09 }),
      Plot.ruleX([0], { stroke: 'currentColor', strokeOpacity: 0.45 }),
      ...(before ? marksOf(before, { y: 0.26, ink: quietInk, isHollow: false, isSmall: true }) : []),
      ...marksOf(now, { y: row, ink, isHollow: now.interval === undefined, isSmall: false }),
    ],
  });
}

interface Look {
  readonly y: number;
  readonly ink: string;
  readonly isHollow: boolean;
  readonly isSmall: boolean;
}

function marksOf({ at, interval }: Placed, { y, ink, isHollow, isSmall }: Look): readonly Plot.Markish[] {
  const filled = isHollow ? { stroke: ink, strokeWidth: 1.5, fill: 'var(--card)' } : { fill: ink };
  return [
    ...(interval
      ? [
          Plot.ruleY([y], {
            x1: interval[0],
            x2: interval[1],
            y: (each: number) => each,
            stroke: ink,
            strokeWidth: isSmall ? 1 : 2.5,
          }),
        ]
      : []),
    Plot.dot([at], { x: at, y, r: isSmall ? 2.6 : isHollow ? 3.4 : 4.4, ...filled }),
  ];
}

function scale(reach: number): Plot.ScaleOptions {
  return { type: 'symlog', constant: 1, domain: [-reach, reach], label: null };
}
