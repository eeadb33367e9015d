import type { CauseKind } from './cause.ts';
import { events, when } from './words.ts';

export const handlesRepeats = {
  name: 'handles-repeats',
  means: 'It handles an event again when Slack sends it again',
  explains: ['duplicates'],
  find(history) {
    const twice = history.measured.filter(({ handledAt, attempts }) => handledAt.length > 1 && attempts.length > 1);
    const [first] = twice.toSorted((a, b) => (a.handledAt[1] ?? 0) - (b.handledAt[1] ?? 0));
    const again = first?.handledAt[1];
    if (!first || again === undefined) return undefined;
    return {
      sentence: `The app handled event ${first.event} again when Slack sent it again, ${when(again, history)}; so it did with ${events(twice.length)} in all: it does not tell by the event’s id that it knows it`,
      atUs: again - history.from,
      witness: first.event,
    };
  },
} as const satisfies CauseKind;
