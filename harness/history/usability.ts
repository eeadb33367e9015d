/** When the app could be reached: the one definition behind gap, detection and the report's lane. Pure. */

import type { Attempt } from './deliveries.ts';
import type { History } from './history.ts';
import { complement, type Interval, union } from '../base/intervals.ts';
import { type Micros, us } from '../base/units.ts';

/**
 * Times in which an event raised then had a way to the app. Socket Mode: a registered link, outside faults that sever
 * every link. HTTP has no link to look at, so the Request URL counts as down from the sending of an attempt that failed
 * to the sending of the next one that was acknowledged, and while a fault severs it.
 */
export function usable(history: History): readonly Interval[] {
  const { from, until, episodes, links, plan } = history;
  const span: Interval = [from, until];
  const severed = episodes
    .filter(({ severs }) => severs)
    .map(({ began, ended }): Interval => [began[1], ended?.[1] ?? until]);
  const registered = links.flatMap(({ readyAt, closing, closed }): Interval[] =>
    readyAt === undefined ? [] : [[readyAt, us(Math.min(closing?.at ?? until, closed?.at ?? until))]],
  );
  const down = plan.transport === 'socket-mode' ? complement(registered, span) : failingStreaks(history);
  return complement([...severed, ...down], span);
}

/** Times in which there was no way to the app, from the first event to the end of the last delivery. */
export function gaps(history: History): readonly Interval[] {
  return complement(usable(history), [history.from, history.until]);
}

function failingStreaks(history: History): readonly Interval[] {
  const attempts = history.deliveries.flatMap((delivery) => delivery.attempts).toSorted((a, b) => a.sentAt - b.sentAt);
  const streaks: Interval[] = [];
  let since: Micros | undefined;
  for (const attempt of attempts) {
    if (hasFailed(attempt)) since ??= attempt.sentAt;
    else if (since !== undefined && attempt.ackedAt !== undefined) {
      streaks.push([since, attempt.sentAt]);
      since = undefined;
    }
  }
  if (since !== undefined) streaks.push([since, history.until]);
  return union(streaks);
}

/** An answer that a fault kept from Slack is no failure of the way to the app. */
function hasFailed(attempt: Attempt): boolean {
  return attempt.failedAt !== undefined && attempt.ackDroppedAt === undefined;
}
