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
import { writeFact } from './fact-line.ts';
import type { Entry, Fact } from './facts.ts';
import { LineSlab } from './line-slab.ts';
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

/**
 * Throws `LabError` where the file cannot be made. One that cannot be written any more takes nothing more, so that what it
 * has stays whole but for its last line, and throws where nobody catches it: whoever adds a fact cannot mend the disk.
 */
export function openJournal({ path, clock, mask }: JournalOptions): Journal {
  const file = create(path);
  const listeners = new Set<(entry: Entry) => void>();
  const slab = new LineSlab();
  let timer: NodeJS.Timeout | undefined;
  let seq = 0;
  let isClosed = false;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (slab.size > 0) write(slab.take());
  }

  function write(lines: Uint8Array | string): void {
    try {
      // A plain write may take a part of it only, as where the disk gets full.
      writeFileSync(file, lines);
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
      const left = writeEntry(slab, stamp, mask ? maskFact(fact, mask) : fact);
      if (left !== undefined) {
        flush();
        if (!isClosed && !slab.line(left)) write(left);
      }
      if (!isClosed) timer ??= setTimeout(flush, flushMs);
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

/** An entry's JSON without making the entry: nobody may be listening, and a run adds four facts an event. Returns the line that found no room. */
function writeEntry(slab: LineSlab, { seq, at }: Pick<Entry, 'seq' | 'at'>, fact: Fact): string | undefined {
  slab.text('{"seq":');
  slab.number(seq);
  slab.text(',"at":');
  slab.number(at);
  if (writeFact(slab, fact) && slab.endLine()) return undefined;
  slab.dropLine();
  const line = `{"seq":${seq},"at":${at},${JSON.stringify(fact).slice(1)}\n`;
  return slab.line(line) ? undefined : line;
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
