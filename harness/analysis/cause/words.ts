/** Parts of sentences that all causes share. Pure. */

import { count, duration } from '../../base/quantity.ts';
import type { EpisodeRecord } from '../../history/episodes.ts';
import type { History } from '../../history/history.ts';

/** `2.0 s`, counted from the start of traffic, as the report's time axis is. */
export function instant(at: number, { from }: Pick<History, 'from'>): string {
  return duration(at - from);
}

/** `300 ms into the fault (…)`, `5.0 s after the fault was over (…)`, `3.2 s into the run` where there was none before. */
export function when(at: number, history: Pick<History, 'episodes' | 'from'>): string {
  const episode = history.episodes.findLast(({ began }) => began[0] <= at);
  if (!episode) return `${instant(at, history)} into the run`;
  const { text, ended } = episode;
  return ended === undefined || at < ended[1]
    ? `${duration(Math.max(0, at - episode.began[0]))} into the fault (${text})`
    : `${duration(at - ended[1])} after the fault was over (${text})`;
}

/** Of the faults that began before, the last: its end, where it had one. */
export function faultOver(at: number, { episodes }: Pick<History, 'episodes'>): number | undefined {
  const episode = episodes.findLast(({ began }) => began[0] <= at);
  return episode && endOf(episode);
}

function endOf({ isMomentary, began, ended }: EpisodeRecord): number | undefined {
  return isMomentary ? began[1] : ended?.[1];
}

/** `event Ev7, 5.0 s after the fault was over (…)`. */
export function first(event: string, at: number, history: Pick<History, 'episodes' | 'from'>): string {
  return `event ${event}, ${when(at, history)}`;
}

/** `1 event`, `20 events`. */
export function events(of: number): string {
  return `${count(of)} ${of === 1 ? 'event' : 'events'}`;
}

/** `1 try`, `3 tries`. */
export function tries(of: number): string {
  return `${count(of)} ${of === 1 ? 'try' : 'tries'}`;
}
