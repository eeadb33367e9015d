/** A fold: how the facts about one kind of thing in a journal add up to what became of it. Pure. */

import type { Entry } from '../journal/facts.ts';

export interface Fold<State> {
  /** Nothing happened yet. Its steps change it in place: a copy for each entry would make one pass over a journal quadratic. */
  empty(): State;
  /** What every fact changes. */
  readonly every?: (state: State, entry: Entry) => void;
  /** What a fact of this kind changes; of other kinds the fold knows nothing. */
  readonly steps: {
    readonly [Kind in Entry['kind']]?: (state: State, entry: Extract<Entry, { readonly kind: Kind }>) => void;
  };
}

/** What a fold fills in as facts come, and hands out readonly. */
export type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

export interface Composed<States> {
  empty(): States;
  step(states: States, entry: Entry): void;
}

/** Several folds side by side: each entry goes to those that know its kind, in the order of their names here. */
export function compose<States extends object>(folds: {
  readonly [Name in keyof States]: Fold<States[Name]>;
}): Composed<States> {
  type Step = (states: States, entry: Entry) => void;
  const every: Step[] = [];
  const byKind = new Map<string, Step[]>();
  const names = Object.keys(folds) as (keyof States)[];
  for (const name of names) {
    const fold = folds[name];
    if (fold.every) every.push((states, entry) => fold.every?.(states[name], entry));
    for (const [kind, act] of Object.entries(fold.steps)) {
      const step: Step = (states, entry) => act(states[name], entry as never);
      byKind.set(kind, [...(byKind.get(kind) ?? []), step]);
    }
  }
  return {
    empty: () => Object.fromEntries(names.map((name) => [name, folds[name].empty()])) as States,
    step(states, entry) {
      for (const act of every) act(states, entry);
      for (const act of byKind.get(entry.kind) ?? []) act(states, entry);
    },
  };
}
