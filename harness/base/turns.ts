import { availableParallelism } from 'node:os';
import { createTurnstile, type Turnstile } from './turnstile.ts';

/** What runs on this machine share of it: cells, and the starts of their apps, of which each core takes one at a time. */
export interface Turns {
  readonly cells: Turnstile;
  readonly starts: Turnstile;
}

export function createTurns(workers: number): Turns {
  return { cells: createTurnstile(workers), starts: createTurnstile(availableParallelism()) };
}
