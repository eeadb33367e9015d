/** Times in which no process of the app could take anything that was sent. Pure. */

import { least } from '../base/extremes.ts';
import type { Interval } from '../base/intervals.ts';
import { us } from '../base/units.ts';
import type { FailureReason } from '../../mocks/slack/protocol/facts.ts';
import type { Attempt } from './deliveries.ts';
import type { History } from './history.ts';
import { noticedWithinUs } from './in-hand.ts';

const metNobody: ReadonlySet<FailureReason | undefined> = new Set(['connection_failed', 'no_link']);

/** From the end of the last process that ran until the next one was reached: it starts first, and then listens or dials. */
export function awayTimes(history: History): readonly Interval[] {
  const { marks, links, deliveries, until } = history;
  const ends = marks.filter(({ kind }) => kind === 'exit');
  const starts = marks.filter(({ kind }) => kind === 'start').map(({ at }) => at);
  const instances = Math.max(1, starts.filter((at) => at <= (ends[0]?.at ?? until)).length);
  const reached = [
    ...links.flatMap(({ readyAt }) => readyAt ?? []),
    ...deliveries.flatMap(({ event, attempts }) =>
      attempts.flatMap((attempt) =>
        metNobody.has(attempt.reason) && !wasInHand(event, attempt, history) ? [] : [attempt.sentAt],
      ),
    ),
  ];
  return ends.flatMap(({ at }, index): readonly Interval[] => {
    const startedAgain = starts.filter((start) => start <= at).length - instances;
    if (instances + Math.max(0, startedAgain) > index + 1) return [];
    const next = starts.find((start) => start > at);
    const back = next === undefined ? [] : reached.filter((each) => each >= next);
    return [[at, us(Math.min(until, least(back)))]];
  });
}

/** The process ended with it: its connection failed, and the process had it all the same. */
function wasInHand(event: string, { sentAt, failedAt = sentAt }: Attempt, { exits }: History): boolean {
  return exits.some(
    ({ at, inHand }) => inHand.unacknowledged.includes(event) && sentAt < at && failedAt >= at - noticedWithinUs,
  );
}
