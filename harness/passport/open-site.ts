import { setTimeout as pause } from 'node:timers/promises';
import { type Micros, toMs } from '../base/units.ts';
import type { Entry } from '../journal/facts.ts';
import type { Stage } from '../lab/script.ts';
import { strike } from '../lab/strike.ts';
import type { ProbeSite } from './probe.ts';

/** The place where a probe acts, over the stage of its cell. */
export function openSite(
  { site, isRunning, journal, clock, signal }: Pick<Stage, 'site' | 'isRunning' | 'journal' | 'clock' | 'signal'>,
  patience: Micros,
): ProbeSite {
  /** What was seen since the last strike: what a fault brings about may come before the probe asks for it. */
  let seen: Entry[] = [];
  const listeners = new Set<(entry: Entry) => void>();
  journal.follow((entry) => {
    seen.push(entry);
    for (const listener of listeners) listener(entry);
  });

  async function next(passes: (entry: Entry) => boolean, within: Micros): Promise<Entry | undefined> {
    if (signal.aborted || !isRunning()) return undefined;
    const wait = new AbortController();
    const all = AbortSignal.any([wait.signal, signal]);
    let found: Entry | undefined;
    const listener = (entry: Entry): void => {
      if (passes(entry)) found = entry;
      if (found || entry.kind === 'app-exited') wait.abort();
    };
    listeners.add(listener);
    await pause(toMs(within), undefined, { signal: all }).catch(() => undefined);
    listeners.delete(listener);
    return found;
  }

  return {
    patience,
    isRunning,
    begin: (fault) => fault.inject(site),
    strike(fault) {
      seen = [];
      return strike(fault, { site, journal, now: clock.now });
    },
    async pause(time) {
      await pause(toMs(time), undefined, { signal }).catch(() => undefined);
    },
    async until(passes, within) {
      return seen.find(passes) ?? (await next(passes, within));
    },
    next,
  };
}
