/** When each fault began and ended. Pure. */

import { type Micros, us } from '../base/units.ts';
import type { Touches } from '../journal/facts.ts';
import type { Draft, Fold } from './fold.ts';

export interface EpisodeRecord {
  readonly fault: string;
  readonly text: string;
  readonly severs: boolean;
  readonly isMomentary: boolean;
  readonly touches: Touches;
  readonly began: readonly [asked: Micros, confirmed: Micros];
  /** Absent while it lasts. */
  readonly ended?: readonly [asked: Micros, confirmed: Micros];
}

/** When it was over: of one that strikes once, when it had struck. Undefined while it lasts. */
export function overAt({ isMomentary, began, ended }: EpisodeRecord): Micros | undefined {
  return isMomentary ? began[1] : ended?.[1];
}

export const episodes = {
  empty: (): Draft<EpisodeRecord>[] => [],
  steps: {
    'fault-began'(state, { fault, text, severs, isMomentary, touches, asked, at }) {
      state.push({ fault, text, severs, isMomentary, touches, began: [us(asked), at] });
    },
    'fault-ended'(state, { fault, asked, at }) {
      const episode = state.findLast((each) => each.fault === fault && !each.ended);
      if (episode) episode.ended = [us(asked), at];
    },
  },
} satisfies Fold<Draft<EpisodeRecord>[]>;
