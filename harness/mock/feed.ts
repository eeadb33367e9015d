/** What the mock saw, for whoever listens: the last facts are kept, later ones are told as they come. */

import type { SlackFact } from '../../mocks/slack/protocol/facts.ts';
import type { Letter } from '../../mocks/slack/protocol/letter.ts';

export type Told = SlackFact & {
  readonly seq: number;
  /** Wall clock, ISO 8601. */
  readonly time: string;
  /** The app it concerns: `socket-mode`, or its Request URL; absent for the Web API. */
  readonly app?: string;
};

export interface Feed {
  tell(fact: SlackFact, app?: string): void;
  /** The facts kept from `seq` on, oldest first. */
  since(seq: number): readonly Told[];
  /** Calls back for every fact from now on; returns what ends it. */
  follow(listener: (told: Told) => void): () => void;
  /** A letter that starts on its way to the app of this name. */
  show(letter: Letter, app: string): void;
  /** Calls back for every letter from now on; returns what ends it. */
  followLetters(listener: Feed['show']): () => void;
  /** How many facts of each kind there were. */
  counts(): Readonly<Record<string, number>>;
}

export function createFeed({ keeps = 1_000, clock = Date.now } = {}): Feed {
  const kept: Told[] = [];
  const listeners = new Set<(told: Told) => void>();
  const letterListeners = new Set<Feed['show']>();
  const counts = new Map<string, number>();
  const timeOf = createTimes();
  let seq = 0;
  return {
    tell(fact, app) {
      const told: Told = { seq, time: timeOf(clock()), ...(app === undefined ? {} : { app }), ...fact };
      seq += 1;
      counts.set(fact.kind, (counts.get(fact.kind) ?? 0) + 1);
      kept.push(told);
      // In strides: to shift at every fact would move the whole array each time
      if (kept.length >= keeps * 2) kept.splice(0, kept.length - keeps);
      for (const listener of listeners) listener(told);
    },
    since: (from) => kept.slice(-keeps).filter((told) => told.seq >= from),
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show(letter, app) {
      for (const listener of letterListeners) listener(letter, app);
    },
    followLetters(listener) {
      letterListeners.add(listener);
      return () => letterListeners.delete(listener);
    },
    counts: () => Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Facts come in clusters, and to write a time takes longer than to keep a fact. */
function createTimes(): (ms: number) => string {
  let last = { ms: Number.NaN, text: '' };
  return (ms) => {
    if (ms !== last.ms) last = { ms, text: new Date(ms).toISOString() };
    return last.text;
  };
}
