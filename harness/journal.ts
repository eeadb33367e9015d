/**
 * Facts as they were seen, in order, stamped by one clock: append-only, written to disk as NDJSON while the run goes.
 * Nothing is aggregated here; history, metrics and verdicts are derived afterwards and can be derived again.
 */

import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SlackFact } from '../mocks/slack/protocol/facts.ts';
import type { Usage } from './app-usage.ts';
import type { Clock } from './clock.ts';
import { factJson } from './fact-json.ts';
import type { Touches } from './faults/fault.ts';
import type { CellPlan } from './plan.ts';
import type { Micros } from './units.ts';

export type AppFact =
  /** `instance`: from 1, where an app runs several times; absent: it runs once. */
  | { readonly kind: 'app-started'; readonly pid: number; readonly instance?: number }
  /**
   * Slack can see the app: the Request URL is verified, or a link got hello; with several instances, each of them.
   * `startUs`: since the (first) process was started.
   */
  | { readonly kind: 'app-ready'; readonly startUs?: number }
  /** What the app's processes take of the machine: see `Usage` in app-usage.ts. At ready, each 5 s, and before a stop. */
  | ({ readonly kind: 'app-usage'; readonly instance: number; readonly pid: number } & Usage)
  | { readonly kind: 'handled'; readonly event: string }
  | { readonly kind: 'app-log'; readonly stream: 'stdout' | 'stderr'; readonly line: string }
  | {
      readonly kind: 'app-exited';
      readonly code: number | null;
      readonly signal: string | null;
      /** False where nobody asked for it. */
      readonly asked: boolean;
      readonly instance?: number;
    };

export type FaultFact =
  /** The fact's own stamp is when Toxiproxy (or the mock) confirmed; `asked` is when it was told to. */
  | {
      readonly kind: 'fault-began';
      readonly fault: string;
      readonly text: string;
      readonly asked: number;
      /** True where no link can be used while it lasts. */
      readonly severs: boolean;
      readonly isMomentary: boolean;
      readonly touches: Touches;
    }
  | { readonly kind: 'fault-ended'; readonly fault: string; readonly asked: number }
  /** The fault could not be injected or healed: the cell is void. */
  | { readonly kind: 'fault-failed'; readonly fault: string; readonly why: string };

export type PhaseFact =
  /** First line of every journal: what was to be run, so that it can be judged again without the scenario's file. */
  | { readonly kind: 'cell'; readonly version: 1; readonly plan: CellPlan }
  /** `zero`, with `traffic`: the instant from which the scenario's own times count, a moment after the fact. */
  | { readonly kind: 'phase'; readonly phase: 'starting' | 'traffic' | 'draining' | 'done'; readonly zero?: number }
  /** The environment failed us; the cell has no verdict. */
  | { readonly kind: 'void'; readonly why: string }
  /** Standing of the harness itself. */
  | { readonly kind: 'loop-delay'; readonly p99Us: number; readonly maxUs: number }
  | { readonly kind: 'toxiproxy-restarted'; readonly why: string };

export type Fact = SlackFact | AppFact | FaultFact | PhaseFact;
export type Entry = Fact & { readonly seq: number; readonly at: Micros };

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
