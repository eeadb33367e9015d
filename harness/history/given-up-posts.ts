/** Messages that the app meant to post, that Slack refused for the moment, and that it never posted again. Pure. */

import { ms, seconds } from '../base/units.ts';
import type { CallRecord } from './calls.ts';
import type { Delivery } from './deliveries.ts';
import type { History } from './history.ts';

export interface GivenUpPost {
  /** Its last try. */
  readonly call: CallRecord;
  /** What nobody got an answer to. */
  readonly unanswered: Delivery;
}

/** A client that tries again does so within this time, counted from when it may: SDKs rest 2 s at first at most, and the machine may be slow. */
const triesAgainWithin = seconds(10);
/** Rests between tries grow: one as long as the last, and as much again, may still be going on. */
const growth = 2;
/** An app that posts as late as this before the end of its cell was still at work. */
const stillAtWork = ms(1_900);
/** From an event to the first try of its answer, at most. */
const answersWithin = seconds(30);

/** In the order of their last tries; none where the app may still try again, or ended meanwhile. */
export function givenUpPosts(history: History): readonly GivenUpPost[] {
  const { calls, until, exits } = history;
  const posts = calls.filter(({ method }) => method.startsWith('chat.'));
  if (posts.some(({ at }) => at > until - stillAtWork)) return [];
  const dropped = [...Map.groupBy(posts, ({ method, call = '' }) => `${method} ${call}`).values()]
    .filter((tries) => tries.every(isRefusedForNow))
    .flatMap((tries) => tries.at(-1) ?? [])
    .filter((last) => !mayTryAgain(last, posts, until) && !exits.some(({ at }) => at >= last.at))
    .toSorted((a, b) => a.at - b.at);
  const unanswered = history.measured.filter(isUnanswered);
  const taken = new Set<Delivery>();
  return dropped.flatMap((call) => {
    const about = unanswered.find(
      (each) => !taken.has(each) && each.attempts.some(({ sentAt }) => isSoonAfter(sentAt, call.at)),
    );
    if (about === undefined) return [];
    taken.add(about);
    return [{ call, unanswered: about }];
  });
}

/** Acknowledged, and nothing of an answer was seen, by a post or otherwise. */
export function isUnanswered({ ackedAt, effects, mayBeAnswered = false }: Delivery): boolean {
  return ackedAt !== undefined && !mayBeAnswered && !effects.some(({ by }) => by !== 'command');
}

/** By a status that says nothing of the call itself; an error of Slack's that is in the answer may be for good. */
export function isRefusedForNow({ isByFault, ok, status }: CallRecord): boolean {
  return isByFault && !ok && (status === 429 || status >= 500);
}

function mayTryAgain({ at, retryAfter = 0, method, call }: CallRecord, posts: readonly CallRecord[], until: number) {
  const before = posts.findLast((each) => each.at < at && each.method === method && each.call === call);
  const rest = before === undefined ? 0 : (at - before.at) * growth;
  return until - at - seconds(retryAfter) < Math.max(triesAgainWithin, rest);
}

function isSoonAfter(sentAt: number, at: number): boolean {
  return sentAt <= at && at - sentAt <= answersWithin;
}
