/** When Slack did what a fault of its own makes it do, by the fault's name: the sign that it bit. Pure. */

import type { Micros } from '../base/units.ts';
import type { Fold } from './fold.ts';

type FaultsMet = Map<string, Micros[]>;

export const faultsMet = {
  empty: (): FaultsMet => new Map(),
  steps: {
    'fault-met'(state, { fault, at }) {
      const times = state.get(fault);
      if (times) times.push(at);
      else state.set(fault, [at]);
    },
  },
} satisfies Fold<FaultsMet>;
