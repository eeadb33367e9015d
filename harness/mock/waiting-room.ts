/** What is emitted while no app can be reached: it waits, and goes out in its order as soon as one can. Bounded. */

import type { Said } from '../../mocks/slack/io/occasions.ts';
import type { PayloadName } from '../../mocks/slack/protocol/facts.ts';
import type { Feed } from './feed.ts';
import type { MockApp } from './open-mock-app.ts';

export const mostWaiting = 1_000;

export interface Held {
  readonly kind: PayloadName;
  readonly said: Said;
  readonly count: number;
}

export interface WaitingRoom {
  /** How many wait now. Undefined where there is no room for so many. */
  hold(held: Held): number | undefined;
  waiting(): number;
}

/** By these facts an app becomes one that can be reached. */
const arrivals: ReadonlySet<string> = new Set(['link-ready', 'url-verified']);

/** Ends with the mock. */
export function openWaitingRoom(apps: readonly MockApp[], feed: Feed): WaitingRoom {
  const held: Omit<Held, 'count'>[] = [];
  feed.follow(({ kind }) => {
    // The fact is told before the app is on the list of those that can be reached.
    if (arrivals.has(kind)) setImmediate(release);
  });

  function release(): void {
    const there = apps.filter((app) => app.canBeReached());
    if (there.length === 0) return;
    for (const { kind, said } of held.splice(0)) for (const app of there) app.raise(kind, said);
  }

  return {
    hold({ kind, said, count }) {
      if (held.length + count > mostWaiting) return undefined;
      for (let n = 0; n < count; n += 1) held.push({ kind, said });
      return held.length;
    },
    waiting: () => held.length,
  };
}
