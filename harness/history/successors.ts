/** Processes that were started beside the others to take the place of one of them, in a rolling deployment. Pure. */

import { type Micros, us } from '../base/units.ts';
import type { Fold } from './fold.ts';

export interface Successor {
  /** When it was reached, or given up. */
  readonly at: Micros;
  readonly instance: number;
  /** The instance whose place it takes. */
  readonly replaces: number;
  /** Since its start. */
  readonly waitedUs: Micros;
  /** False: the deployment stopped there, and the old ones stayed. */
  readonly isReached: boolean;
}

export const successors = {
  empty: (): Successor[] => [],
  steps: {
    successor(state, { at, instance, replaces, waitedUs, isReached }) {
      state.push({ at, instance, replaces, waitedUs: us(waitedUs), isReached });
    },
  },
} satisfies Fold<Successor[]>;
