import { duration } from '../../base/quantity.ts';
import type { LinkRecord } from '../../history/links.ts';
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
      ({ link, isByApp, isAnnounced, at, backAt = until }) =>
        (isByApp || isDropped(link)) &&
        !isAnnounced &&
        backAt - at >= leastUs &&
        !episodes.some(({ began }) => began[0] <= at),
    );
    if (!absence) return undefined;
    const { link, at, backAt } = absence;
    const then = backAt === undefined ? 'opened no other' : `had the next one only ${duration(backAt - at)} later`;
    return {
      sentence: `The app closed its link ${link.id} ${isDropped(link) ? 'without a close frame, ' : ''}${when(at, history)}, although nothing was wrong with it, and ${then}`,
      atUs: at - from,
      witness: link.id,
    };
  },
} as const satisfies CauseKind;

/** TCP ended with nothing said, and Slack did not end it: before any fault only the app can have done so. */
function isDropped({ closing, closed, isKilled, isCut = false }: LinkRecord): boolean {
  return closing === undefined && closed !== undefined && !isKilled && !isCut;
}
