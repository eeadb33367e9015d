import { duration } from '../../base/quantity.ts';
import { absencesOf } from './absences.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { when } from './words.ts';

const leastUs = 500_000;

export const leavesItsLink = {
  name: 'leaves-its-link',
  means: 'It closes its link although nothing was wrong with it',
  explains: unreached,
  find(history) {
    const { episodes, from, until } = history;
    const absence = absencesOf(history).find(
      ({ isByApp, isAnnounced, at, backAt = until }) =>
        isByApp && !isAnnounced && backAt - at >= leastUs && !episodes.some(({ began }) => began[0] <= at),
    );
    if (!absence) return undefined;
    const { link, at, backAt } = absence;
    const then = backAt === undefined ? 'opened no other' : `had the next one only ${duration(backAt - at)} later`;
    return {
      sentence: `The app closed its link ${link.id} ${when(at, history)}, although nothing was wrong with it, and ${then}`,
      atUs: at - from,
      witness: link.id,
    };
  },
} as const satisfies CauseKind;
