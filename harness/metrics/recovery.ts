import { greatest, least } from '../base/extremes.ts';
import { duration } from '../base/quantity.ts';
import { ms } from '../base/units.ts';
import { overAt } from '../history/episodes.ts';
import type { History } from '../history/history.ts';
import { backByLink } from '../history/usability.ts';
import type { Measurement } from '../result.ts';
import type { Metric } from './metric.ts';

/**
 * End of the fault (of one that strikes once: its beginning), as confirmed, to the first ack of an event due after it, in µs; the
 * worst episode of those that ended and were followed by an event. Where no ack came: to the link that the app registered after the
 * last attempt; where there is none either, to the end of the journal, as a lower bound.
 */
export const recovery = {
  name: 'recovery',
  title: 'recovery',
  asks: 'Once the fault was over (of one that strikes once: had struck), how long did it take until an event raised since then was acknowledged?',
  unit: 'us',
  better: 'lower',
  margin: ms(100),
  measure: (history) => {
    if (history.episodes.length === 0) return { kind: 'nothing', why: 'the scenario has no fault' };
    const ends = history.episodes.flatMap((episode) => overAt(episode) ?? []);
    if (ends.length === 0) return { kind: 'nothing', why: 'the fault never ended' };
    const returns = ends.flatMap((over) => returnAfter(over, history) ?? []);
    // Never is worse than late.
    const worst = returns.reduce<Return | undefined>(
      (most, each) => (most && !isWorse(each, most) ? most : each),
      undefined,
    );
    if (!worst) return { kind: 'nothing', why: 'no event was sent after the fault' };
    const { value, note, isLowerBound = false } = worst;
    return {
      kind: 'number',
      value,
      of: returns.length,
      ...(isLowerBound ? { isLowerBound } : {}),
      ...(note === undefined ? {} : { note }),
    };
  },
} as const satisfies Metric;

type Return = Pick<Extract<Measurement, { kind: 'number' }>, 'value' | 'isLowerBound' | 'note'>;

function isWorse(a: Return, b: Return): boolean {
  return (
    Number(a.isLowerBound ?? false) - Number(b.isLowerBound ?? false) > 0 ||
    (a.isLowerBound === b.isLowerBound && a.value > b.value)
  );
}

function returnAfter(over: number, history: History): Return | undefined {
  const later = history.deliveries.filter(({ dueAt, attempts }) => dueAt >= over && attempts.length > 0);
  if (later.length === 0) return undefined;
  const first = least(later.flatMap(({ ackedAt }) => ackedAt ?? []));
  if (Number.isFinite(first)) return { value: first - over };
  const link = backByLink(history);
  if (link !== undefined && link > over)
    return { value: link - over, note: 'as its link shows: no attempt was made any more' };
  return {
    value: history.until - over,
    isLowerBound: true,
    note: `not back when the run ended; ${triesSince(over, history)}`,
  };
}

/** What was tried to get through again: by who dials. */
function triesSince(over: number, { plan, opens, links, refusedDials, deliveries }: History): string {
  if (plan.transport === 'http') {
    const sent = deliveries.flatMap(({ attempts }) => attempts.map(({ sentAt }) => sentAt)).filter((at) => at >= over);
    return sent.length === 0
      ? 'Slack sent nothing more'
      : `Slack tried ${times(sent.length)}, the last time after ${duration(greatest(sent) - over)}`;
  }
  const calls = opens.filter((at) => at >= over);
  const dials = [...links.map(({ openedAt }) => openedAt), ...refusedDials.map(({ at }) => at)].filter(
    (at) => at >= over,
  );
  // A call for a socket and the dial that follows are one try.
  const tries = calls.length > 0 ? calls : dials;
  return tries.length === 0
    ? 'it did not try to connect'
    : `it tried ${times(tries.length)} to connect, the last time after ${duration(greatest(tries) - over)}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
