/**
 * Facts as they were seen, in order, stamped by one clock: append-only, written to disk as NDJSON while the run goes.
 * Nothing is aggregated here; history, metrics and verdicts are derived afterwards and can be derived again.
 */

import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../machine/clock.ts';
import { factJson } from './fact-json.ts';
import type { Entry, Fact } from './facts.ts';

export interface Journal {
  add(fact: Fact): void;
  /** Calls back for every entry from now on; returns what ends it. */
  follow(listener: (entry: Entry) => void): () => void;
  /** Writes what is still in memory and closes the file. Idempotent. */
  close(): void;
}

/** Longest time an entry stays in memory only. */
const flushMs = 50;
/** Most entries that stay in memory only; many small texts are cheaper than few that the collector has to move. */
const flushEntries = 256;

export function openJournal({ path, clock }: { readonly path: string; readonly clock: Clock }): Journal {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
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
    writeSync(file, text);
  }

  return {
    add(fact) {
      if (isClosed) return;
      const stamp = { seq, at: clock.now() };
      seq += 1;
      // An entry's JSON without making the entry: nobody may be listening, and a run adds four facts an event.
      pending += `{"seq":${stamp.seq},"at":${stamp.at},${factJson(fact).slice(1)}\n`;
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
      isClosed = true;
      clearTimeout(timer);
      flush();
      closeSync(file);
    },
  };
}
