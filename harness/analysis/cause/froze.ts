import { least } from '../../base/extremes.ts';
import { duration } from '../../base/quantity.ts';
import type { EpisodeRecord } from '../../history/episodes.ts';
import { isRefused } from '../../history/losses.ts';
import type { History } from '../../history/history.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { events, instant } from './words.ts';

/** Garbage collection and a busy machine do not hold an app for so long. */
const leastUs = 2_000_000;

/** An app that goes on answers sooner. */
const answeredWithinUs = 1_000_000;

export const froze = {
  name: 'froze',
  means: 'It stands still for a time, and gives no sign of life meanwhile',
  explains: [...unreached, 'duplicates'],
  find(history) {
    const { deliveries, from, until } = history;
    const signs = signsOf(history);
    const ends = [...signs.slice(1), until];
    for (const [index, begin] of signs.entries()) {
      const end = ends[index] ?? until;
      if (end - begin < leastUs || isExplained(begin, end, history)) continue;
      const waiting = deliveries.filter(({ attempts }) =>
        attempts.some(
          ({ sentAt, ackedAt, ackDroppedAt, link, reason }) =>
            link !== '' &&
            sentAt >= begin &&
            sentAt <= end - answeredWithinUs &&
            (ackedAt ?? ackDroppedAt ?? Infinity) >= end &&
            reason !== 'connection_failed' &&
            reason !== 'no_link',
        ),
      );
      const [first] = waiting;
      if (!first || waiting.length < 2) continue;
      const isOver = index + 1 < signs.length;
      const span = isOver
        ? `from ${instant(begin, history)} to ${instant(end, history)}, for ${duration(end - begin)}`
        : `from ${instant(begin, history)} until the run ended, ${duration(end - begin)} later`;
      return {
        sentence: `The app stood still ${span}, though its process ran: no ack and no other sign of life; Slack sent it ${events(waiting.length)} meanwhile`,
        atUs: begin - from,
        witness: first.event,
      };
    }
    return undefined;
  },
} as const satisfies CauseKind;

/** Everything by which the app shows that it goes on, from its first ack on. */
function signsOf(history: History): readonly number[] {
  const acks: number[] = [];
  const others: number[] = [...history.signs];
  for (const { attempts, handledAt } of history.deliveries) {
    others.push(...handledAt);
    for (const attempt of attempts) {
      const { ackedAt, ackDroppedAt, failedAt } = attempt;
      if (ackedAt !== undefined) acks.push(ackedAt);
      if (ackDroppedAt !== undefined) acks.push(ackDroppedAt);
      if (failedAt !== undefined && isRefused(attempt, history)) others.push(failedAt);
    }
  }
  const first = least(acks);
  return [...acks, ...others].filter((at) => at >= first && at <= history.until).toSorted((a, b) => a - b);
}

/** Slack's fault leaves the link open and dead. */
function deadens({ touches }: EpisodeRecord): boolean {
  return touches.rule === 'met' && touches.faults.some((fault) => fault === 'half-open' || fault === 'mute');
}

/** The way to the app was cut, its process gone, or its link another one afterwards. */
function isExplained(begin: number, end: number, { episodes, exits, links, marks, plan, until }: History): boolean {
  const isIn = (at: number | undefined): boolean => at !== undefined && at > begin && at < end;
  const isCut = episodes.some(
    ({ severs, touches, began, ended }) =>
      (severs || touches.rule === 'held' || touches.rule === 'cut') && began[0] < end && (ended?.[1] ?? until) > begin,
  );
  const isGone = exits.some(
    ({ at }) => at < end && !marks.some((mark) => mark.kind === 'start' && mark.at > at && mark.at < begin),
  );
  const isOther =
    plan.transport === 'socket-mode' &&
    links.some(({ openedAt, closing, closed }) => isIn(openedAt) || isIn(closing?.at) || isIn(closed?.at));
  // An app whose calls Slack leaves without an answer waits, and stands still for that.
  const isKeptWaiting = episodes.some(
    ({ fault, began, ended }) => fault === 'web-api' && began[0] < end && (ended?.[1] ?? until) > begin,
  );
  const isDead = episodes.some(
    (episode) =>
      deadens(episode) && episode.began[0] < end && (episode.isMomentary || (episode.ended?.[1] ?? until) > begin),
  );
  return isCut || isGone || isOther || isDead || isKeptWaiting;
}
