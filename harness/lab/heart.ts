/** Whether a part of ours gives signs of life: one question at a time, and how long its answer took. Pure. */

import type { Micros } from '../base/units.ts';

export interface Heart {
  /** Notes a question; false where one is open already. */
  ask(now: Micros): boolean;
  /** Notes its answer; how long it took, µs. */
  answered(now: Micros): number;
  /** How long it has been silent by now, µs. */
  silentFor(now: Micros): number;
}

/** `now` is the time of a clock that stands still while the harness does, which can hear no answer then. */
export function createHeart(): Heart {
  let askedAt: Micros | undefined;
  const silentFor = (now: Micros): number => (askedAt === undefined ? 0 : now - askedAt);
  return {
    ask(now) {
      if (askedAt !== undefined) return false;
      askedAt = now;
      return true;
    },
    answered(now) {
      const took = silentFor(now);
      askedAt = undefined;
      return took;
    },
    silentFor,
  };
}
