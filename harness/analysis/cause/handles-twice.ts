import type { CauseKind } from './cause.ts';
import { events, when } from './words.ts';

export const handlesTwice = {
  name: 'handles-twice',
  means: 'It handles an event more often than Slack sent it',
  explains: ['duplicates'],
  find(history) {
    const twice = history.measured.filter(
      ({ handledAt, attempts }) => handledAt.length > Math.max(1, sentIn(attempts)),
    );
    const [first] = twice.toSorted((a, b) => (a.handledAt[1] ?? 0) - (b.handledAt[1] ?? 0));
    const again = first?.handledAt[1];
    if (!first || again === undefined) return undefined;
    const sent = sentIn(first.attempts);
    return {
      sentence: `The app handled event ${first.event} ${times(first.handledAt.length)} though Slack sent it ${times(sent)}, ${when(again, history)}; so it did with ${events(twice.length)} in all`,
      atUs: again - history.from,
      witness: first.event,
    };
  },
} as const satisfies CauseKind;

function sentIn(attempts: readonly { readonly link: string }[]): number {
  return attempts.filter(({ link }) => link !== '').length;
}

function times(of: number): string {
  return of === 1 ? 'once' : of === 2 ? 'twice' : `${of} times`;
}
