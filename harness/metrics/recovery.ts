import type { EpisodeRecord } from '../history/episodes.ts';
import type { History } from '../history/history.ts';
import { ms, seconds } from '../base/units.ts';
import type { Metric } from './metric.ts';

/**
 * End of the fault (of one that strikes once: its beginning), as confirmed, to the first ack of an event due after it, in µs;
 * the worst episode of those that ended and were followed by an event. Where no ack came: until the end of the journal and a
 * second, as a lower bound.
 */
export const recovery = {
  name: 'recovery',
  title: 'recovery',
  asks: 'Once the fault was over, how long did it take until an event raised since then was acknowledged?',
  unit: 'us',
  better: 'lower',
  margin: ms(100),
  measure: (history) => {
    if (history.episodes.length === 0) return { kind: 'nothing', why: 'the scenario has no fault' };
    const ends = history.episodes.flatMap((episode) => endOf(episode) ?? []);
    if (ends.length === 0) return { kind: 'nothing', why: 'the fault never ended' };
    const delays = ends.flatMap((over) => delayAfter(over, history) ?? []);
    if (delays.length === 0) return { kind: 'nothing', why: 'no event was raised after the fault' };
    return { kind: 'number', value: Math.max(...delays), of: delays.length };
  },
} as const satisfies Metric;

function endOf({ isMomentary, began, ended }: EpisodeRecord): number | undefined {
  return isMomentary ? began[1] : ended?.[1];
}

function delayAfter(over: number, { deliveries, until }: History): number | undefined {
  const later = deliveries.filter(({ dueAt }) => dueAt >= over);
  if (later.length === 0) return undefined;
  const first = later.reduce((earliest, { ackedAt }) => Math.min(earliest, ackedAt ?? earliest), until + seconds(1));
  return first - over;
}
