/** Which instance of the app handled an event, as it says. What one got and did not handle nobody sees: a proxy stands between. Pure. */

import type { Fold } from './fold.ts';

/** Events by instance, from 1; one that several handled stands with each. */
export type Instances = Map<number, Set<string>>;

export const instances = {
  empty: (): Instances => new Map(),
  steps: {
    handled(state, { event, instance = 1 }) {
      state.set(instance, (state.get(instance) ?? new Set<string>()).add(event));
    },
  },
} satisfies Fold<Instances>;
