import { duration } from '../../base/quantity.ts';
import type { Attempt } from '../../history/deliveries.ts';
import type { History } from '../../history/history.ts';
import type { LinkRecord } from '../../history/links.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { events, when } from './words.ts';

/** So many events without an ack on one link are no accident. */
const fewest = 3;

/** It has moved to another link as Slack asked, and is deaf on the old one while that is open. */
export const leavesOldLinkUnread = {
  name: 'leaves-old-link-unread',
  means: 'It opens its next link when Slack asks for that, and leaves the old one open without reading it',
  explains: unreached,
  find(history) {
    const { links, deadLinks, from } = history;
    for (const old of links) {
      const { id, toldToLeaveAt } = old;
      const next = links.find(({ readyAt = 0 }) => toldToLeaveAt !== undefined && readyAt >= toldToLeaveAt);
      if (toldToLeaveAt === undefined || next?.readyAt === undefined || deadLinks.has(id)) continue;
      const since = next.readyAt;
      const sent = sentOn(old, since, history);
      // What was on its way when the next link got its hello may have been read still.
      const unread = sent.slice(sent.findLastIndex(({ ackedAt }) => ackedAt !== undefined) + 1).filter(isTimedOut);
      const [first] = unread;
      if (!first || unread.length < fewest) continue;
      return {
        sentence: `The app opened link ${next.id} ${duration(since - toldToLeaveAt)} after Slack had asked it to leave ${id}, and left ${id} open without reading it: of ${events(unread.length)} that Slack sent there from then on, the first ${when(first.sentAt, history)}, it acknowledged none. Every link that is open gets its share until it is closed`,
        atUs: first.sentAt - from,
        witness: id,
      };
    }
    return undefined;
  },
} as const satisfies CauseKind;

function isTimedOut({ reason }: Attempt): boolean {
  return reason === 'timeout';
}

function sentOn({ id, closing, closed }: LinkRecord, since: number, { deliveries }: History) {
  const end = Math.min(closing?.at ?? Infinity, closed?.at ?? Infinity);
  return deliveries
    .flatMap(({ attempts }) => attempts)
    .filter(({ link, sentAt }) => link === id && sentAt >= since && sentAt < end)
    .toSorted((a, b) => a.sentAt - b.sentAt);
}
