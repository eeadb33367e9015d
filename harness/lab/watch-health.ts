/** Asks an app's health door as a supervisor does, and notes what it says. */

import { setTimeout as pause } from 'node:timers/promises';
import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../machine/clock.ts';

/** Each second, whatever came before: more would be a load. Kubernetes waits as long for an answer (timeoutSeconds 1). */
const everyMs = 1_000;
const answersWithinMs = 1_000;

/** Asks until it is stopped. A door that does not answer is an answer. */
export function watchHealth({
  url,
  journal,
  clock,
}: {
  readonly url: string;
  readonly journal: Pick<Journal, 'add'>;
  readonly clock: Clock;
}): { stop(): void } {
  const over = new AbortController();
  void askOn();
  return { stop: () => over.abort() };

  async function askOn(): Promise<void> {
    while (!over.signal.aborted) {
      const asked = clock.now();
      const next = pause(everyMs, undefined, { signal: over.signal, ref: false }).catch(() => undefined);
      const status = await statusOf(url);
      if (over.signal.aborted) return;
      journal.add({ kind: 'health-answered', status, tookUs: clock.now() - asked });
      await next;
    }
  }
}

/** 0 where there was no answer in time. A redirect is one: it is not followed. */
async function statusOf(url: string): Promise<number> {
  try {
    const { status, body } = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(answersWithinMs) });
    await body?.cancel();
    return status;
  } catch {
    return 0;
  }
}
