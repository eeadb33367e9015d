import { availableParallelism } from 'node:os';

/** What runs on this machine share of it: cells, and the starts of their apps, of which each core takes one at a time. */
export interface Turns {
  readonly cells: Turnstile;
  readonly starts: Turnstile;
}

export function createTurns(workers: number): Turns {
  return { cells: createTurnstile(workers), starts: createTurnstile(availableParallelism()) };
}

/**
 * Who may run when: up to `width` that share the machine, or one that must have it to itself. One that waits to be alone
 * goes before those that would share, so that it does not wait for ever.
 */
export interface Turnstile {
  /** Runs `act` when its turn comes; resolves or rejects as it does. */
  pass<T>(isAlone: boolean, act: () => Promise<T>): Promise<T>;
}

export function createTurnstile(width: number): Turnstile {
  if (!(Number.isInteger(width) && width >= 1))
    throw new RangeError(`Cannot make a turnstile of width ${width}: expected a whole number, at least 1`);
  const waiting: { readonly isAlone: boolean; readonly enter: () => void }[] = [];
  let sharing = 0;
  let isTaken = false;

  function admit(): void {
    for (;;) {
      const index = Math.max(
        0,
        waiting.findIndex(({ isAlone }) => isAlone),
      );
      const next = waiting[index];
      if (!next || isTaken || (next.isAlone ? sharing > 0 : sharing >= width)) return;
      waiting.splice(index, 1);
      if (next.isAlone) isTaken = true;
      else sharing += 1;
      next.enter();
    }
  }

  return {
    async pass(isAlone, act) {
      await new Promise<void>((enter) => {
        waiting.push({ isAlone, enter });
        admit();
      });
      try {
        return await act();
      } finally {
        if (isAlone) isTaken = false;
        else sharing -= 1;
        admit();
      }
    },
  };
}
