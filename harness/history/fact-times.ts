/** When facts of each kind came: what a fault can name as the sign that it bit. Pure. */

import type { Micros } from '../base/units.ts';
import type { Entry } from '../journal/facts.ts';
import type { Fold } from './fold.ts';

type FactTimes = Map<string, Micros[]>;

export const factTimes = {
  empty: (): FactTimes => new Map(),
  every(state, { kind, at }) {
    const times = state.get(kind);
    if (times) times.push(at);
    else state.set(kind, [at]);
  },
  steps: {},
} satisfies Fold<FactTimes> & { every(state: FactTimes, entry: Entry): void };
