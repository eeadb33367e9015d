import { greatest } from '../../base/extremes.ts';
import { count, duration } from '../../base/quantity.ts';
import type { History } from '../../history/history.ts';
import { absencesOf } from './absences.ts';
import type { CauseKind, Found } from './cause.ts';
import { unreached } from './symptoms.ts';
import { instant, tries as triesInWords, when } from './words.ts';

/** So many requests without an answer are no accident. */
const leastRequests = 3;

export const neverBack = {
  name: 'never-back',
  means: 'It never comes back, although its process runs',
  explains: unreached,
  find: (history) =>
    history.plan.transport === 'socket-mode' ? (withoutLink(history) ?? withDeadLink(history)) : notListening(history),
} as const satisfies CauseKind;

function withoutLink(history: History): Found | undefined {
  const absence = absencesOf(history).find(({ backAt }) => backAt === undefined);
  // One whose process ended by itself afterwards did something worse.
  if (!absence || history.exits.some(({ asked, at }) => !asked && at >= absence.at)) return undefined;
  const { link, at, tries } = absence;
  const last = tries.at(-1);
  const tried =
    last === undefined
      ? `it never asked Slack for another${redialled(at, history)}`
      : `it made ${triesInWords(tries.length)} to get another, the last ${when(last, history)}`;
  return {
    sentence: `The app never came back: its link ${link.id} ended ${when(at, history)}, and ${tried}; ${runEnded(history)}`,
    atUs: at - history.from,
    witness: link.id,
  };
}

/** Without a call of apps.connections.open it can only have dialled a URL that it had before. */
function redialled(at: number, { refusedDials }: History): string {
  const dials = refusedDials.filter((dial) => dial.at > at && dial.status !== 0);
  const [first] = dials;
  if (!first) return '';
  return `: it dialled a URL of before again, ${dials.length === 1 ? 'once' : `${count(dials.length)} times`}, and Slack refused it (HTTP ${first.status}, ${first.why}). Each URL is for one link; apps.connections.open gives the next`;
}

/** A fault took the link, and the app did not notice. */
function withDeadLink(history: History): Found | undefined {
  const { links, deliveries, episodes, from, until } = history;
  const link = links.findLast(({ readyAt }) => readyAt !== undefined);
  const acks = deliveries.flatMap(({ attempts }) => attempts.flatMap(({ ackedAt }) => ackedAt ?? []));
  const lastAck = Math.max(0, greatest(acks));
  const episode = episodes.find(
    ({ severs, touches, began, ended }) =>
      (severs || touches.rule === 'held' || touches.rule === 'met') &&
      began[0] <= lastAck + 3_000_000 &&
      (ended?.[1] ?? until) > lastAck,
  );
  const unanswered = deliveries.flatMap(({ attempts }) =>
    attempts.filter(({ sentAt, link: on }) => on === link?.id && sentAt > lastAck),
  );
  if (!link || link.closing || link.closed || !episode || unanswered.length < leastRequests) return undefined;
  return {
    sentence: `The app kept its link ${link.id}, which carried nothing any more since ${instant(lastAck, history)} (${episode.text}), and opened no other: ${count(unanswered.length)} sendings got no ack; ${runEnded(history)}`,
    atUs: Math.max(lastAck, episode.began[0]) - from,
    witness: link.id,
  };
}

function notListening(history: History): Found | undefined {
  const { deliveries, exits, episodes, from } = history;
  const attempts = deliveries
    .flatMap(({ event, attempts: each }) => each.map((attempt) => ({ event, ...attempt })))
    .toSorted((a, b) => a.sentAt - b.sentAt);
  const last = attempts.findLastIndex(({ ackedAt }) => ackedAt !== undefined);
  const isEver = last >= 0;
  const after = attempts.slice(last + 1);
  // While a fault takes the way a connection may fail because of it.
  const over = Math.max(
    0,
    ...episodes.flatMap(({ severs, touches, ended }) =>
      severs || touches.rule === 'held' || touches.rule === 'cut' ? (ended?.[1] ?? Infinity) : [],
    ),
  );
  const failed = after.filter(({ reason, sentAt }) => reason === 'connection_failed' && sentAt >= over);
  const others = after.filter(({ reason, sentAt }) => reason !== 'connection_failed' && sentAt >= over);
  const [earliest] = failed;
  if (!earliest || failed.length < leastRequests || others.length > failed.length || exits.some(({ asked }) => !asked))
    return undefined;
  return {
    sentence: `Every connection to the app’s Request URL failed until the run ended, though its process ran: ${count(failed.length)} in all, the first ${when(earliest.sentAt, history)}. It does not listen there${isEver ? ' any more' : ''}, or closes them at once`,
    atUs: earliest.sentAt - from,
    witness: earliest.event,
  };
}

function runEnded({ episodes, from, until }: History): string {
  const last = episodes.toSorted((a, b) => (b.ended?.[1] ?? 0) - (a.ended?.[1] ?? 0))[0];
  if (last?.ended === undefined) return `the run ended after ${duration(until - from)}`;
  return last.isMomentary
    ? `the run ended ${duration(until - last.began[1])} after that`
    : `the run ended ${duration(until - last.ended[1])} after the fault was over`;
}
