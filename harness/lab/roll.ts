/** A rolling deployment: each instance is replaced by a new one that is started beside it. */

import { setTimeout as pause } from 'node:timers/promises';
import type { Journal } from '../journal/journal.ts';
import type { NewPlace, Place, Reach } from './reach.ts';
import type { RunningApp } from './start-app.ts';

/** One of the app's processes, and where it stands. */
export interface Placed {
  readonly instance: number;
  readonly app: RunningApp;
  readonly place: Place;
}

export interface RollOptions {
  readonly reach: Pick<Reach, 'another'>;
  /** Starts one more. */
  readonly launch: (place: Place) => Promise<Placed>;
  readonly journal: Pick<Journal, 'add'>;
  /** µs on the cell's clock. */
  readonly now: () => number;
  readonly graceMs: number;
  readonly reachedWithinMs: number;
}

/** As a deployment waits between the last new request and the order to end (Kubernetes' `preStop`). */
const handoverMs = 250;

/** Resolves with the new one. Undefined where that is not reached in time, or ends: it is ended, and the old one stays. */
export async function replace(
  old: Placed,
  { reach, launch, journal, now, graceMs, reachedWithinMs }: RollOptions,
): Promise<Placed | undefined> {
  const place = await reach.another();
  const startedAt = now();
  const next = await launch(place);
  const isReached = await isThere(next, place, reachedWithinMs);
  const { instance } = next;
  journal.add({ kind: 'successor', instance, replaces: old.instance, waitedUs: now() - startedAt, isReached });
  const leaving = isReached ? old : next;
  leaving.place.leave();
  // A connection that was led to it a moment ago waits to be taken: none of those is the app's to lose.
  await pause(handoverMs);
  await leaving.app.stop({ graceMs });
  return isReached ? next : undefined;
}

async function isThere({ app }: Placed, { reached }: NewPlace, withinMs: number): Promise<boolean> {
  const gone = new AbortController();
  const watch = setInterval(() => {
    if (!app.isRunning()) gone.abort();
  }, 20);
  try {
    await reached(AbortSignal.any([gone.signal, AbortSignal.timeout(withinMs)]));
    return true;
  } catch {
    return false;
  } finally {
    clearInterval(watch);
  }
}
