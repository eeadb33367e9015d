/** Two arms in turn, so that what the machine does meanwhile befalls both. */

import { setTimeout as pause } from 'node:timers/promises';
import type { Arm } from './arm.ts';
import { closedLoop, type Round } from './closed-loop.ts';

export interface Pair {
  readonly engine: Round;
  readonly bare: Round;
}

export interface PairsOptions {
  readonly engine: Arm;
  readonly bare: Arm;
  readonly window: number;
  readonly pairs: number;
  readonly roundMs: number;
  readonly signal: AbortSignal;
}

/** Engine bare, bare engine, …; a round of each before the first pair is thrown away, as the compiler works there. */
export async function runPairs({
  engine,
  bare,
  window,
  pairs,
  roundMs,
  signal,
}: PairsOptions): Promise<readonly Pair[]> {
  async function round(arm: Arm, forMs: number): Promise<Round> {
    signal.throwIfAborted();
    const result = await closedLoop(arm, { window, forMs });
    // Lets the sockets and the other process come to rest.
    await pause(10);
    return result;
  }

  await round(engine, roundMs / 2);
  await round(bare, roundMs / 2);
  const rounds: Pair[] = [];
  for (let n = 0; n < pairs; n += 1) {
    if (n % 2 === 0) {
      const first = await round(engine, roundMs);
      rounds.push({ engine: first, bare: await round(bare, roundMs) });
    } else {
      const first = await round(bare, roundMs);
      rounds.push({ engine: await round(engine, roundMs), bare: first });
    }
  }
  return rounds;
}
