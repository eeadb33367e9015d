/**
 * Losses that hastened retries alone may have caused. Slack gave the event up because all its retries came while the app could not be
 * reached; at Slack's real rests (0, 60, 300 s: slack-protocol.md §2.5) one would have come when it could be reached again. Such a
 * loss is not the app's: the metric `lost` leaves it out, `lost-to-haste` counts it. Pure.
 */

import { greatest } from '../base/extremes.ts';
import { documented, type PolicyValues, retryRests } from '../../mocks/slack/protocol/policy.ts';
import { type Micros, us } from '../base/units.ts';
import type { Attempt, Delivery } from './deliveries.ts';
import type { History } from './history.ts';
import { metNobody } from './met-nobody.ts';
import { usable } from './usability.ts';

/** What is seen of the app's being there, from one pass over all attempts. */
export interface Reach {
  /** Whether it acknowledged anything that was sent in this time, its end included. */
  answered(after: Micros, until: Micros): boolean;
  /** No app could have answered it in time. */
  metNobody(attempt: Attempt): boolean;
  /** Its link ended, by whomever, while Slack waited for the answer. */
  lostItsLink(attempt: Attempt): boolean;
  /** When it could be reached again, later than this; undefined where it never was. */
  backAfter(at: Micros): Micros | undefined;
}

/**
 * Back is: an attempt that was acknowledged, a new link, the beginning of a time in which it is usable, or over HTTP the end of a
 * fault that severed every way; the latter three only where nothing was sent since, or something of it was acknowledged.
 */
export function reachOf(history: History): Reach {
  const attempts = history.deliveries.flatMap((delivery) => delivery.attempts);
  const answered = attempts.flatMap(({ sentAt, ackedAt }) => (ackedAt === undefined ? [] : [sentAt]));
  const lastAnswered = greatest(answered);
  const lastSent = greatest(attempts.map(({ sentAt }) => sentAt));
  const isBorneOut = (at: Micros): boolean => lastSent < at || lastAnswered >= at;
  const appearances = [
    ...history.links.flatMap(({ readyAt }) => readyAt ?? []),
    ...usable(history).map(([from]) => from),
    ...(history.plan.transport === 'http' ? ends(history) : []),
  ].filter(isBorneOut);
  const backs = [...answered, ...appearances].toSorted((a, b) => a - b);
  return {
    metNobody: metNobody(history),
    lostItsLink: lostItsLink(history),
    answered: (after, until) => answered.some((at) => at > after && at <= until),
    backAfter: (at) => backs.find((each) => each > at),
  };
}

export function isLostToHaste(
  { attempts, ackedAt, handledAt, outcome }: Delivery,
  policy: Partial<PolicyValues>,
  reach: Reach,
): boolean {
  const [last, before] = attempts.toReversed();
  if (outcome !== 'abandoned' || ackedAt !== undefined || handledAt.length > 0 || !last || !before) return false;
  // It heard others while the retries were made, and not this one: that is no outage.
  const metTheApp = !reach.metNobody(last) && !reach.lostItsLink(last);
  if (metTheApp && reach.answered(before.sentAt, last.failedAt ?? last.sentAt)) return false;
  const backAt = reach.backAfter(last.sentAt);
  return backAt !== undefined && backAt < last.sentAt + hasteOf(attempts.length - 1, policy);
}

function lostItsLink({ links }: History): Reach['lostItsLink'] {
  const ends = new Map(links.map(({ id, closing, closed }) => [id, (closing ?? closed)?.at] as const));
  return ({ link, failedAt = 0 }) => (ends.get(link) ?? Number.POSITIVE_INFINITY) <= failedAt;
}

/** How much earlier than Slack makes it the last of so many retries came, µs; never less than 0. */
function hasteOf(retries: number, policy: Partial<PolicyValues>): Micros {
  const run = retryRests({ ...documented.values, ...policy });
  const saved = retryRests(documented.values).map((rest, n) => Math.max(0, rest - (run[n] ?? rest)));
  const made = saved.slice(0, retries);
  return us(
    policy.retriesCountFrom === 'first-attempt' ? (made.at(-1) ?? 0) : made.reduce((sum, each) => sum + each, 0),
  );
}

function ends({ episodes }: History): readonly Micros[] {
  return episodes.flatMap(({ severs, ended }) => (severs && ended ? [ended[1]] : []));
}

export interface Hasty {
  /** The measured events that were lost so. */
  readonly losses: readonly Delivery[];
  /** After the last of them the app acknowledged something: that it could be reached again is seen, not supposed. */
  readonly isBackSeen: boolean;
}

export function hastyLosses(history: History): Hasty {
  const reach = reachOf(history);
  const losses = history.measured.filter((delivery) => isLostToHaste(delivery, history.plan.policy.values, reach));
  const lastTry = us(greatest(losses.flatMap(({ attempts }) => attempts.map(({ sentAt }) => sentAt))));
  return { losses, isBackSeen: reach.answered(lastTry, history.until) };
}
