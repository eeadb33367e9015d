/**
 * Facts as they were seen, in order, stamped by one clock: append-only, written to disk as NDJSON while the run goes.
 * Nothing is aggregated here; history, metrics and verdicts are derived afterwards and can be derived again.
 */

import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { LabError } from '../base/lab-error.ts';
import type { Mask } from '../base/mask-secrets.ts';
import { machineWords } from '../base/machine-words.ts';
import type { Clock } from '../machine/clock.ts';
import { factJson } from './fact-json.ts';
import type { Entry, Fact } from './facts.ts';
import { maskFact } from './mask-fact.ts';

export interface Journal {
  add(fact: Fact): void;
  /** Calls back for every entry from now on; returns what ends it. */
  follow(listener: (entry: Entry) => void): () => void;
  /** Writes what is still in memory and closes the file. Idempotent. */
  close(): void;
}

export interface JournalOptions {
  readonly path: string;
  readonly clock: Clock;
  /** Takes secrets out of what is written. Default: nothing is taken out. */
  readonly mask?: Mask | undefined;
}

/** Longest time an entry stays in memory only. */
const flushMs = 50;
/** Most entries that stay in memory only; many small texts are cheaper than few that the collector has to move. */
const flushEntries = 256;

/**
 * Throws `LabError` where the file cannot be made. One that cannot be written any more takes nothing more, so that what it
 * has stays whole but for its last line, and throws where nobody catches it: whoever adds a fact cannot mend the disk.
 */
export function openJournal({ path, clock, mask }: JournalOptions): Journal {
  const file = create(path);
  const listeners = new Set<(entry: Entry) => void>();
  let pending = '';
  let pendingEntries = 0;
  let timer: NodeJS.Timeout | undefined;
  let seq = 0;
  let isClosed = false;

  function flush(): void {
    timer = undefined;
    if (pendingEntries === 0) return;
    const text = pending;
    pending = '';
    pendingEntries = 0;
    try {
      // A plain write may take a part of it only, as where the disk gets full.
      writeFileSync(file, text);
    } catch (error) {
      end();
      queueMicrotask(() => {
        throw cannot(`write the journal ${path}`, error);
      });
    }
  }

  function end(): void {
    isClosed = true;
    clearTimeout(timer);
    closeSync(file);
  }

  return {
    add(fact) {
      if (isClosed) return;
      const stamp = { seq, at: clock.now() };
      seq += 1;
      // An entry's JSON without making the entry: nobody may be listening, and a run adds four facts an event.
      pending += `{"seq":${stamp.seq},"at":${stamp.at},${factJson(mask ? maskFact(fact, mask) : fact).slice(1)}\n`;
      pendingEntries += 1;
      if (pendingEntries >= flushEntries) flush();
      else timer ??= setTimeout(flush, flushMs);
      if (listeners.size === 0) return;
      const entry: Entry = { ...stamp, ...fact };
      for (const listener of listeners) listener(entry);
    },
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      if (isClosed) return;
      flush();
      if (!isClosed) end();
    },
  };
}

function create(path: string): number {
  try {
    mkdirSync(dirname(path), { recursive: true });
    // It holds what the app printed: for the user who started it.
    return openSync(path, 'w', 0o600);
  } catch (error) {
    throw cannot(`begin the journal ${path}`, error);
  }
}

function cannot(what: string, cause: unknown): LabError {
  return new LabError(`Cannot ${what}: ${machineWords(cause) ?? (cause as Error).message}`, { cause });
}
