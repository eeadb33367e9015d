/** Where a time stands: across, when an event was due; down, how long it has been falling since. Pure. */

export interface Scales {
  /** Pixels from the left. */
  across(at: number): number;
  /** Pixels from the top. */
  down(age: number): number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly now: number;
}

/** Room for the names of the axis. */
export const gutter = 46;
/** The strip that shows links, with its gap. */
export const strip = 18;
const top = 14;
/** Just above the bottom, where events stand that are lost. */
export const longestMs = 45_000;

/** Wide windows show a minute, narrow ones half of it. */
export function shownMs(width: number): number {
  return width < 600 ? 30_000 : 60_000;
}

/** Down it is logarithmic, so that 5 ms and 30 s are both seen: an event falls fast at first. */
export function scalesOf({ width, height, now }: Frame): Scales {
  const perMs = (width - gutter - 6) / shownMs(width);
  const depth = height - strip - top - 8;
  return {
    across: (at) => width - 6 - (now - at) * perMs,
    down: (age) => top + depth * share(Math.min(Math.max(age, 0), longestMs)),
  };
}

function share(age: number): number {
  return Math.log10(1 + age / 20) / Math.log10(1 + longestMs / 20);
}
