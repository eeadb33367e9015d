import { greatest, least } from '../../base/extremes.ts';
import { count, duration } from '../../base/quantity.ts';
import { type LateRepeat, repeatsOf, tellsRepeats } from '../../history/repeats.ts';
import type { CauseKind } from './cause.ts';
import { events, first } from './words.ts';

export const forgetsEvents = {
  name: 'forgets-events',
  means: 'It knows an event that comes again at once, and not one that comes again later',
  explains: ['forgotten-repeats', 'duplicates'],
  find(history) {
    const repeats = repeatsOf(history);
    const forgotten = repeats.late.filter(({ isHandledAgain }) => isHandledAgain);
    const [earliest] = forgotten.toSorted((a, b) => a.againAt - b.againAt);
    if (!earliest || !tellsRepeats(repeats)) return undefined;
    const known = repeats.late.filter(({ isHandledAgain }) => !isHandledAgain);
    return {
      sentence: `The app knew ${count(repeats.known)} of ${events(repeats.atOnce)} that came twice at once, and handled ${count(forgotten.length)} again ${edgeWords(forgotten, known)}: it forgets too soon what it has handled. Slack sends again after 3 s, and then after 1 and 5 minutes. The first was ${first(earliest.event, earliest.againAt, history)}`,
      atUs: earliest.againAt - history.from,
      witness: earliest.event,
    };
  },
} as const satisfies CauseKind;

/** By how many others came between, where that alone tells them apart; else by the time. */
function edgeWords(forgotten: readonly LateRepeat[], known: readonly LateRepeat[]): string {
  const fewest = least(forgotten.map(({ between }) => between));
  return known.length > 0 && greatest(known.map(({ between }) => between)) < fewest
    ? `that came again when ${count(fewest)} others or more had come between; with fewer between it knew them`
    : `that came again ${duration(least(forgotten.map(({ afterUs }) => afterUs)))} later or more`;
}
