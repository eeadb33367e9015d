/** What was seen in one test, in order, and a way to wait for more of it. */

import type { SlackFact } from '../../mocks/slack/protocol/facts.ts';
import type { Clock } from '../machine/clock.ts';

export type Seen = SlackFact & {
  /** µs on the test's clock. */
  readonly at: number;
};

export interface Observed {
  readonly all: readonly Seen[];
  note(fact: SlackFact): void;
  /** What `look` finds, as soon as it finds something; undefined where nothing was found in that time. */
  until<T>(look: () => T | undefined, withinMs: number): Promise<T | undefined>;
}

export function createObserved(clock: Clock): Observed {
  const all: Seen[] = [];
  const waiting = new Set<() => void>();
  return {
    all,
    note(fact) {
      all.push({ ...fact, at: clock.now() });
      for (const wake of waiting) wake();
    },
    until(look, withinMs) {
      return new Promise((done) => {
        const end = (found: ReturnType<typeof look>) => {
          waiting.delete(wake);
          clearTimeout(timer);
          done(found);
        };
        const wake = () => {
          const found = look();
          if (found !== undefined) end(found);
        };
        const timer = setTimeout(() => end(look()), withinMs);
        waiting.add(wake);
        wake();
      });
    },
  };
}
