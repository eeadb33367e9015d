import { isTakenTwice } from '../../history/back-fill.ts';
import type { Delivery } from '../../history/deliveries.ts';
import type { History } from '../../history/history.ts';
import type { CauseKind } from './cause.ts';
import { events, when } from './words.ts';

/** Fewer show no habit. */
const fewestOnce = 3;

export const handlesTwice = {
  name: 'handles-twice',
  means: 'It handles an event more often than Slack sent it',
  explains: ['duplicates', 'over-handled', 'taken-twice'],
  find(history) {
    const twice = history.measured.filter(
      ({ handledAt, attempts }) => handledAt.length > Math.max(1, sentIn(attempts)),
    );
    const [first] = twice.toSorted((a, b) => (a.handledAt[1] ?? 0) - (b.handledAt[1] ?? 0));
    const again = first?.handledAt[1];
    if (!first || again === undefined) return undefined;
    const sent = sentIn(first.attempts);
    return {
      sentence: `The app handled event ${first.event} ${times(first.handledAt.length)} though Slack sent it ${times(sent)}, ${when(again, history)}; so it did with ${events(twice.length)} in all${alsoFetched(twice)}${sinceItMoved(history, twice)}`,
      atUs: again - history.from,
      witness: first.event,
    };
  },
} as const satisfies CauseKind;

/** A message in the history has no event id: only by its channel and timestamp it is known again. */
function alsoFetched(twice: readonly Delivery[]): string {
  const fetched = twice.filter(isTakenTwice).length;
  return fetched === 0
    ? ''
    : `. ${fetched === twice.length ? 'All' : fetched} of them it had read by conversations.history as well: it does not tell by channel and timestamp that it knows a message`;
}

/** Each new link that brings one more handling is what a listener does that is added again at each reconnect. */
function sinceItMoved({ links: [firstLink], measured }: History, twice: readonly Delivery[]): string {
  if (firstLink === undefined) return '';
  const isOnFirst = ({ attempts }: Delivery): boolean => attempts.some(({ link }) => link === firstLink.id);
  const once = measured.filter((delivery) => isOnFirst(delivery) && delivery.handledAt.length === 1).length;
  if (once < fewestOnce || twice.some(isOnFirst)) return '';
  return `, each of which came on a link that it had opened later: of those on its first link, ${firstLink.id}, it handled ${once} once and none twice. It may add its handler again with each link`;
}

function sentIn(attempts: readonly { readonly link: string }[]): number {
  return attempts.filter(({ link }) => link !== '').length;
}

function times(of: number): string {
  return of === 1 ? 'once' : of === 2 ? 'twice' : `${of} times`;
}
