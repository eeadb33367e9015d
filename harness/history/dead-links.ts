/** Links that a fault of Slack's made dead, and registrations that nobody holds: what is sent on them reaches nobody, or nobody's answer comes. Pure. */

import type { Micros } from '../base/units.ts';
import type { Fold } from './fold.ts';

/** By link: since when. */
export type DeadLinks = Map<string, Micros>;

/** As in `mocks/slack/faults`. */
const deadly: ReadonlySet<string> = new Set(['mute', 'half-open']);

export const deadLinks = {
  empty: (): DeadLinks => new Map(),
  steps: {
    'fault-met'(state, { fault, link, at }) {
      if (link !== undefined && deadly.has(fault) && !state.has(link)) state.set(link, at);
    },
    'ghost-began'(state, { link, at }) {
      if (!state.has(link)) state.set(link, at);
    },
  },
} satisfies Fold<DeadLinks>;
