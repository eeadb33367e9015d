/** The proof that a fault bit: how often it had the effect that it must have, and that nothing else explains. Pure. */

import { greatest, least } from '../base/extremes.ts';
import type { Touches } from '../journal/facts.ts';
import type { Attempt } from './deliveries.ts';
import type { EpisodeRecord } from './episodes.ts';
import type { History } from './history.ts';

export interface Touched {
  readonly count: number;
  readonly what: string;
}

interface Window {
  readonly from: number;
  readonly to: number;
}

type Cut = Extract<Touches, { rule: 'cut' }>;

/** How much of a delay must show: timers fire a little early, and the quickest attempt in quiet is not this one. */
const shownShare = 0.9;

export function touched(history: History, { touches, began, ended }: EpisodeRecord): Touched {
  /** From the asking for it to the confirmation of its end. */
  const around = { from: began[0], to: ended?.[1] ?? history.until };
  /** From the confirmation to the asking for its end: it was on, without any doubt. */
  const inForce = { from: began[1], to: ended?.[0] ?? history.until };
  switch (touches.rule) {
    case 'held':
      return { count: heldWithin(history, inForce, touches.lane), what: 'attempts without an ack while it lasted' };
    case 'slowed':
      return { count: slowedWithin(history, inForce, touches.atLeastUs), what: 'attempts that took so much longer' };
    case 'cut':
      return history.plan.transport === 'socket-mode'
        ? {
            count: cutSockets(history, around, inForce),
            what: 'sockets that ended, dials that failed or attempts without a socket',
          }
        : {
            count: failuresWithin(history, { around, inForce }, touches),
            what: `attempts that failed with ${touches.reason}${touches.status === undefined ? '' : ` ${touches.status}`}`,
          };
    case 'rerouted':
      return history.plan.transport === 'socket-mode'
        ? { count: socketsOfHostsDown(history, around), what: 'sockets that ended with their container' }
        : { count: sentByOthers(history, around, inForce.to), what: 'attempts that another container had to send' };
    case 'attempts':
    case 'hosts':
      return trafficWithin(history, around, touches.rule);
    case 'acks':
      return {
        count: attemptsOf(history).filter(({ ackDroppedAt }) => isIn(around, ackDroppedAt)).length,
        what: 'acks ignored',
      };
    case 'handlers':
      return {
        count: history.deliveries.filter(({ attempts: [first], handledAt: [handled] }) =>
          first && handled !== undefined ? handled - first.sentAt >= touches.atLeastUs : false,
        ).length,
        what: 'events whose handler took that long',
      };
    case 'met':
      return {
        count: touches.faults.flatMap((fault) => history.faultsMet.get(fault) ?? []).filter((at) => isIn(around, at))
          .length,
        what: 'times that Slack did what it makes it do',
      };
    case 'exits':
      return {
        count: history.exits.filter(({ at, asked }) => asked && isIn(around, at)).length,
        what: 'ends of the app’s process',
      };
    default:
      return touches satisfies never;
  }
}

/** Those in the last moments count only where they waited for longer than any in quiet. */
function heldWithin(history: History, inForce: Window, lane?: 'to-app' | 'to-slack'): number {
  // Where only the way back is held, the app handles what it gets.
  if (didPass(history, inForce) || (lane !== 'to-slack' && wasHandled(history, inForce))) return 0;
  // An app that digs itself out afterwards is slow because of it.
  const slowest = Math.max(0, greatest(quietTimes(history, inForce.from)));
  return attemptsOf(history).filter(
    ({ sentAt, ackedAt, reason }) =>
      isIn(inForce, sentAt) && !isIn(inForce, ackedAt) && reason !== 'no_link' && inForce.to - sentAt > slowest,
  ).length;
}

/**
 * One attempt that was quicker disproves it: a machine that stalls is slow as well, and not for all. An attempt that failed at its
 * deadline counts where the delay explains it: in quiet there were acks, and not so late.
 */
function slowedWithin(history: History, inForce: Window, atLeastUs: number): number {
  if (didPass(history, inForce, atLeastUs * shownShare)) return 0;
  const times = quietTimes(history);
  const quickest = least(times);
  return attemptsOf(history).filter(({ sentAt, ackedAt, failedAt }) => {
    if (!isIn(inForce, sentAt)) return false;
    if (ackedAt !== undefined) return ackedAt - sentAt - (times.length === 0 ? 0 : quickest) >= atLeastUs * shownShare;
    // Without an ack in quiet there is nothing to compare with; such an app fails in any case.
    return failedAt !== undefined && quickest + atLeastUs >= failedAt - sentAt;
  }).length;
}

function failuresWithin(
  history: History,
  { around, inForce }: { readonly around: Window; readonly inForce: Window },
  { reason, status }: Cut,
): number {
  if (didPass(history, inForce)) return 0;
  return attemptsOf(history).filter(
    (attempt) =>
      attempt.reason === reason &&
      (status === undefined || attempt.status === status) &&
      isIn(around, attempt.failedAt ?? attempt.sentAt),
  ).length;
}

/** Attempts without a socket count only where a fault took the last one: an app may lose its sockets by itself. */
function cutSockets(history: History, around: Window, inForce: Window): number {
  const { links, refusedDials, episodes } = history;
  if (links.some(({ readyAt }) => isIn(inForce, readyAt)) || didPass(history, inForce)) return 0;
  const ends = links.flatMap(({ closed }) => (closed ? [closed.at] : []));
  const lastEnd = Math.max(Number.NEGATIVE_INFINITY, ...ends.filter((at) => at <= around.to));
  const wasTaken = episodes.some(({ began, ended }) =>
    isIn({ from: began[0], to: ended?.[1] ?? history.until }, lastEnd),
  );
  return (
    ends.filter((at) => isIn(around, at)).length +
    refusedDials.filter(({ at, status }) => status === 0 && isIn(around, at)).length +
    (wasTaken
      ? attemptsOf(history).filter(({ sentAt, reason }) => reason === 'no_link' && isIn(inForce, sentAt)).length
      : 0)
  );
}

/** A warned app may leave only after the fault, when its container does. */
function socketsOfHostsDown({ hostsDown, links }: History, around: Window): number {
  return hostsDown
    .filter(({ at }) => isIn(around, at))
    .flatMap(({ at, host }) =>
      links.filter(({ openedAt, closing, closed, ...link }) => {
        const end = closing ?? closed;
        return link.host === host && openedAt <= at && end !== undefined && end.at >= at;
      }),
    ).length;
}

function sentByOthers(history: History, around: Window, to: number): number {
  const down = history.hostsDown.find(({ at }) => isIn(around, at));
  if (!down) return 0;
  const sent = attemptsOf(history).filter(({ sentAt }) => sentAt > down.at && sentAt <= to);
  return sent.some(({ host }) => host === down.host) ? 0 : sent.length;
}

function trafficWithin(history: History, around: Window, rule: 'attempts' | 'hosts'): Touched {
  const { from, to } = around;
  if (rule === 'attempts')
    return {
      count: attemptsOf(history).filter(
        ({ sentAt, ackedAt, failedAt }) => sentAt <= to && (ackedAt ?? failedAt ?? to) >= from,
      ).length,
      what: 'attempts in flight while it lasted',
    };
  return history.plan.transport === 'socket-mode'
    ? {
        count: history.hostsDown.filter(({ at }) => isIn(around, at)).reduce((sum, { links }) => sum + links, 0),
        what: 'sockets held by the recycled container',
      }
    : {
        count: attemptsOf(history).filter(({ sentAt }) => isIn(around, sentAt)).length,
        what: 'attempts that another container had to send',
      };
}

/** Whether an attempt that was sent meanwhile was acknowledged meanwhile, in less than `withinUs`. */
function didPass(history: History, inForce: Window, withinUs = Infinity): boolean {
  return attemptsOf(history).some(
    ({ sentAt, ackedAt }) =>
      isIn(inForce, sentAt) && ackedAt !== undefined && isIn(inForce, ackedAt) && ackedAt - sentAt < withinUs,
  );
}

/** Whether an event that was sent meanwhile was handled meanwhile: where only acks are held. */
function wasHandled({ deliveries }: History, inForce: Window): boolean {
  return deliveries.some(
    ({ attempts, handledAt }) => isIn(inForce, attempts[0]?.sentAt) && handledAt.some((at) => isIn(inForce, at)),
  );
}

/** How long acks took of attempts that met no fault, of those that came before `until`. */
function quietTimes(history: History, until = Infinity): readonly number[] {
  const windows = history.episodes.map(({ began, ended }) => ({ from: began[0], to: ended?.[1] ?? history.until }));
  return attemptsOf(history).flatMap(({ sentAt, ackedAt }) =>
    ackedAt === undefined || ackedAt > until || windows.some(({ from, to }) => sentAt <= to && ackedAt >= from)
      ? []
      : [ackedAt - sentAt],
  );
}

function attemptsOf({ deliveries }: History): readonly Attempt[] {
  return deliveries.flatMap(({ attempts }) => attempts);
}

function isIn({ from, to }: Window, at: number | undefined): boolean {
  return at !== undefined && at >= from && at <= to;
}
