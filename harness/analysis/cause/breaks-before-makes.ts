import { duration } from '../../base/quantity.ts';
import { absencesOf } from './absences.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { when } from './words.ts';

/** Less is the way there and back. */
const leastUs = 500_000;

export const breaksBeforeMakes = {
  name: 'breaks-before-makes',
  means: 'It gives up its link at Slack’s warning and opens the next one only later',
  explains: unreached,
  find(history) {
    const absence = absencesOf(history).find(
      ({ isByApp, isAnnounced, at, backAt }) =>
        isByApp && isAnnounced && backAt !== undefined && backAt - at >= leastUs,
    );
    if (absence?.backAt === undefined) return undefined;
    const { link, at, backAt, tries } = absence;
    const [firstTry] = tries;
    const next =
      firstTry === undefined
        ? `had the next one only ${duration(backAt - at)} later`
        : `asked for the next one only ${duration(firstTry - at)} later`;
    return {
      sentence: `The app closed its link ${link.id} when Slack announced its end, ${when(at, history)}, and ${next}`,
      atUs: at - history.from,
      witness: link.id,
    };
  },
} as const satisfies CauseKind;
