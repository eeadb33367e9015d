/**
 * When the app could be used: the one definition behind deaf time and the report's lane, the same for both transports. An event
 * tells of the moment its first attempt was sent: usable where Slack had the ack of it in time, deaf where it had not. A deaf time
 * lasts from there until the next attempt, of whatever event, that was acknowledged in time. Pure.
 */

import type { Attempt } from './deliveries.ts';
import type { History } from './history.ts';
import { complement, type Interval, union, without } from '../base/intervals.ts';
import { type Micros, us } from '../base/units.ts';

export interface DeafTimes {
  readonly gaps: readonly Interval[];
  /** What of them is no fault's that severs every way to the app: what the app itself added. */
  readonly added: readonly Interval[];
  /** The last one was not seen to end. */
  readonly isOpen: boolean;
}

/** Times in which an event raised then was acknowledged in time, or nothing says that it was not. */
export function usable(history: History): readonly Interval[] {
  return complement(deafTimes(history).gaps, [history.from, history.until]);
}

export function deafTimes(history: History): DeafTimes {
  const tries = triesOf(history);
  const streaks: Interval[] = [];
  let since: Micros | undefined;
  for (const { at, isHeard, isFirst } of tries) {
    if (isHeard && since !== undefined) {
      streaks.push([since, at]);
      since = undefined;
    } else if (!isHeard && isFirst) since ??= at;
  }
  const back = since === undefined ? undefined : linkAfter(tries, history);
  if (since !== undefined) streaks.push([since, back ?? history.until]);
  const gaps = union(streaks);
  const span: Interval = [history.from, history.until];
  return {
    gaps,
    added: without(gaps, outages(history, tries), span),
    isOpen: since !== undefined && back === undefined,
  };
}

/** An attempt of which it is known whether its ack came in time. */
interface Try {
  readonly at: Micros;
  readonly isHeard: boolean;
  /** The first attempt of an event that is measured: retries alone begin no deaf time. */
  readonly isFirst: boolean;
  readonly missedAt: Micros;
}

/** Of histories that were asked for: five figures and the report ask for the same, and to sort a million attempts takes a second. */
const known = new WeakMap<History, readonly Try[]>();

function triesOf(history: History): readonly Try[] {
  const before = known.get(history);
  if (before) return before;
  const tries = triesIn(history);
  known.set(history, tries);
  return tries;
}

/** In the order sent. What Slack itself never sent is none, nor what it still waited for at the end. */
function triesIn({ deliveries, measured }: History): readonly Try[] {
  const counted = new Set(measured);
  const tries: Try[] = [];
  for (const delivery of deliveries)
    for (const attempt of delivery.attempts) {
      const { sentAt, failedAt } = attempt;
      const isHeard = isInTime(attempt);
      if (!isHeard && failedAt === undefined) continue;
      const isFirst = attempt.attempt === 0 && counted.has(delivery);
      tries.push({ at: sentAt, isHeard, isFirst, missedAt: failedAt ?? sentAt });
    }
  return tries.sort((a, b) => a.at - b.at);
}

/** An answer that a fault kept from Slack was given all the same. */
function isInTime({ ackedAt, ackDroppedAt, failedAt }: Attempt): boolean {
  const answeredAt = ackedAt ?? ackDroppedAt;
  return answeredAt !== undefined && (failedAt === undefined || answeredAt <= failedAt);
}

/** After the last attempt only a link shows that the app is back: one that was ready later and stayed. */
export function backByLink(history: History): Micros | undefined {
  return linkAfter(triesOf(history), history);
}

function linkAfter(tries: readonly Try[], { links }: History): Micros | undefined {
  const last = tries.at(-1)?.at ?? 0;
  return links.find(({ readyAt, closing, closed }) => !closing && !closed && (readyAt ?? 0) > last)?.readyAt;
}

/**
 * Times in which a fault let no app be reached. An attempt that it caught under way is its doing, and until the next attempt after
 * its end nobody knows whether the app is back. Where none was sent any more, links show that over Socket Mode, and nothing over HTTP.
 */
function outages({ episodes, plan, until }: History, tries: readonly Try[]): readonly Interval[] {
  return episodes
    .filter(({ severs }) => severs)
    .map(({ began, ended }) => {
      const caught = tries.find(({ at, isHeard, missedAt }) => !isHeard && at <= began[1] && missedAt > began[0]);
      const over = ended?.[1] ?? until;
      const seen = tries.find(({ at }) => at >= over)?.at ?? (plan.transport === 'socket-mode' ? over : until);
      return [us(Math.min(began[1], caught?.at ?? began[1])), seen];
    });
}
