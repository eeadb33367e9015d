/** Why a cell has no verdict: what the harness and the machine did to it, and faults that did nothing. Pure. */

import { quantity } from '../base/quantity.ts';
import { ms, seconds } from '../base/units.ts';
import type { History } from '../history/history.ts';
import type { Episode, Measurement } from '../result.ts';
import type { Cause } from './cause/cause.ts';
import { causalityBreach } from './causality.ts';
import { unsentBreach } from './unsent.ts';
import { groundFault } from './excuses.ts';

/** p99 lateness of the sender above which a cell has no verdict: far below the 3 s that expectations are about. */
const lagLimits = { alone: ms(100), shared: seconds(1) };

/** An event loop that stands still for longer misses acks that came in time: Slack's deadline is 3 s. */
const stallLimit = seconds(1.5);

/** Reasons for which a cell has no verdict, whatever the app did; the weightiest first. */
export function voidsOf(history: History): readonly string[] {
  const { voids, isTorn } = history;
  const breaches = [causalityBreach(history), unsentBreach(history)].filter((each) => each !== undefined);
  return [...voids, ...breaches, ...(isTorn ? ['The journal ends before the cell did'] : [])];
}

/** Faults that did nothing: what the app does under them is not known. */
export function missesOf(history: History, episodes: readonly Episode[]): readonly string[] {
  const missed = episodes.filter((episode) => episode.touched === 0);
  const isMissTolerated = history.plan.toleratesMisses === true && missed.length < episodes.length;
  if (isMissTolerated || missed.length === 0) return [];
  return [
    // A fault that met a standstill of ours may have had no effect for that reason.
    ...[groundFault(history) ?? []].flat(),
    ...missed.map(({ fault, touchedWhat }) => `Fault "${fault}" had no effect: 0 ${touchedWhat}`),
  ];
}

/**
 * The fault took the app's link, and the app never asked for another nor dialled one: what the fault does to those that dial met nobody
 * for that reason.
 */
export function metNobodyWhoDialled(cause: Cause | undefined, history: History, episodes: readonly Episode[]): boolean {
  if (cause?.kind !== 'never-back' || groundFault(history) !== undefined) return false;
  const { links, opens, refusedDials, from } = history;
  const lost = links.find(({ id }) => id === cause.witness);
  if (lost === undefined || (!lost.closing && !lost.closed)) return false;
  const dials = [...opens, ...links.map(({ openedAt }) => openedAt), ...refusedDials.map(({ at }) => at)];
  if (dials.some((at) => at > from + cause.atUs)) return false;
  return episodes.every(
    ({ touched, fault }) =>
      touched > 0 || history.episodes.some((each) => each.fault === fault && each.touches.rule === 'met'),
  );
}

/** The harness itself was too slow to measure: it may have made a figure worse, and no figure better. */
export function paceDoubts(history: History, measurements: Readonly<Record<string, Measurement>>): readonly string[] {
  const lag = measurements['emission-lag'];
  const limit = history.plan.alone ? lagLimits.alone : lagLimits.shared;
  return [
    ...(history.longestStallUs > stallLimit
      ? [
          `The harness could not keep pace: it stood still for ${quantity(history.longestStallUs, 'us')}, at most ${quantity(stallLimit, 'us')} is allowed`,
        ]
      : []),
    ...(lag?.kind === 'spread' && lag.p99 > limit
      ? [
          `The harness could not keep pace: p99 of the events' lateness is ${quantity(lag.p99, 'us')}, at most ${quantity(limit, 'us')} is allowed`,
        ]
      : []),
  ];
}

/** Every doubt, each once: one that another begins with is said by it. */
export function inOneText(doubts: readonly string[]): string {
  const isSaid = (doubt: string, at: number): boolean =>
    doubts.some((other, index) => index !== at && other.startsWith(doubt) && (other !== doubt || index < at));
  return doubts.filter((doubt, at) => !isSaid(doubt, at)).join('. ');
}
