/** The x axis that everything about one cell shares, so that charts stacked on each other line up. */

import type { ScaleOptions } from '@observablehq/plot';

export const frame = { width: 960, marginLeft: 74, marginRight: 18 } as const;

/** Seconds on the cell's clock, from 0 to the longer of both arms. */
export function timeScale(spanUs: number): ScaleOptions {
  return { type: 'linear', domain: [0, spanUs / 1e6], label: null };
}

/** Pixels from the left edge at which an instant is drawn; both times in the same unit. */
export function pixelOf(at: number, span: number): number {
  return frame.marginLeft + (at / span) * (frame.width - frame.marginLeft - frame.marginRight);
}
