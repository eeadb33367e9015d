/** What is emitted while no app can be reached: it waits, and goes out in its order as soon as one can. Bounded. */

import type { PayloadName } from '../../mocks/slack/protocol/facts.ts';
import type { Mock } from './start-mock.ts';

export const mostWaiting = 1_000;

export interface WaitingRoom {
  /** How many wait now. Undefined where there is no room for so many. */
  hold(kind: PayloadName, count: number): number | undefined;
  waiting(): number;
}

/** By these facts an app becomes one that can be reached. */
const arrivals: ReadonlySet<string> = new Set(['link-ready', 'url-verified']);

/** Ends with the mock. */
export function openWaitingRoom({ apps, feed }: Pick<Mock, 'apps' | 'feed'>): WaitingRoom {
  const held: PayloadName[] = [];
  feed.follow(({ kind }) => {
    // The fact is told before the app is on the list of those that can be reached.
    if (arrivals.has(kind)) setImmediate(release);
  });

  function release(): void {
    const there = apps.filter((app) => app.canBeReached());
    if (there.length === 0) return;
    for (const kind of held.splice(0)) for (const app of there) app.raise(kind);
  }

  return {
    hold(kind, count) {
      if (held.length + count > mostWaiting) return undefined;
      for (let n = 0; n < count; n += 1) held.push(kind);
      return held.length;
    },
    waiting: () => held.length,
  };
}
