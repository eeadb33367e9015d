/** Whether what the app said at its health door was so. Pure. */

import { complement, type Interval, union, without } from '../base/intervals.ts';
import { seconds, us } from '../base/units.ts';
import type { History } from './history.ts';
import { usable } from './usability.ts';

/** It is asked each second: what it said longer ago says nothing. */
const holdsFor = seconds(2);

/** Times, from the start of traffic, in which its last answer was this one. */
function timesOf({ healthAnswers, from, until }: History, isReady: boolean): readonly Interval[] {
  return union(
    healthAnswers.flatMap((answer, n) => {
      const next = Math.min(healthAnswers[n + 1]?.at ?? until, answer.at + holdsFor, until);
      return answer.isReady === isReady ? [[us(Math.max(from, answer.at)), us(next)] as const] : [];
    }),
  );
}

/** It said that it was ready, and what Slack had to send reached nobody. */
export function readyWhileDeaf(history: History): readonly Interval[] {
  const fine = usable(history);
  return both(timesOf(history, true), complement(fine, [history.from, history.until]), history);
}

/** It said that it was not ready, or nothing, and events that Slack sent were acknowledged in time; over Socket Mode it had a link, too. */
export function deadWhileFine(history: History): readonly Interval[] {
  return both(timesOf(history, false), fineTimes(history), history);
}

/** Within these events came: of silence nobody knows. */
function fineTimes(history: History): readonly Interval[] {
  const { deliveries, until } = history;
  const acks = deliveries.flatMap(({ attempts }) => attempts.flatMap(({ ackedAt }) => ackedAt ?? []));
  const heard = acks.map((at): Interval => [at, us(Math.min(until, at + seconds(1)))]);
  return both(usable(history), union(heard), history);
}

function both(a: readonly Interval[], b: readonly Interval[], { from, until }: History): readonly Interval[] {
  const span: Interval = [from, until];
  return without(a, complement(b, span), span);
}
