/** What a live page is told, and what it may ask for: the contract between the harness and the browser. Types only. */

import type { TransportName } from '../result.ts';

/** Milliseconds since the page was opened, on one axis for all cells. */
export type LiveMs = number;

/**
 * What became of an event at a time. `sent-again`: another attempt after one that failed; `acked`: its first ack; `given-up`: Slack
 * sends it no more; `doubled`: the app handled it once more.
 */
export type Fate = 'due' | 'failed' | 'acked' | 'given-up' | 'doubled';

/** Event (a number of its cell), when it was due, what became of it, when that was. */
export type Move = readonly [event: number, due: LiveMs, fate: Fate, at: LiveMs];

/** So many links could take events from then on. */
export type LinkMove = readonly [at: LiveMs, links: number];

/** How a cell stands. */
export interface Standing {
  readonly phase: 'starting' | 'traffic' | 'draining' | 'ended';
  readonly raised: number;
  /** Events a second over the last seconds; absent until it can be told. */
  readonly perSecond?: number;
  readonly inFlight: number;
  /** Given up by Slack, and never handled. */
  readonly lost: number;
  /** First acknowledged when the deadline for an ack was over, counted from due. */
  readonly late: number;
  /** Handled more than once, as far as the app says or shows it. */
  readonly doubled: number;
  readonly links: number;
  /** For which the cell will have no verdict. */
  readonly trouble?: string;
}

export interface CellNews {
  readonly transport: TransportName;
  readonly standing: Standing;
  readonly moves: readonly Move[];
  readonly links: readonly LinkMove[];
}

/** A fault in the cell of a transport: while it lasts it has no end. */
export interface Band {
  readonly transport: TransportName;
  readonly fault: string;
  readonly text: string;
  readonly from: LiveMs;
  readonly to?: LiveMs;
}

export interface LogLine {
  readonly at: LiveMs;
  /** Absent: of the harness. */
  readonly transport?: TransportName;
  readonly text: string;
  readonly tone: 'plain' | 'fault' | 'bad';
}

/** A fault that was begun by hand and lasts. */
export interface InForce {
  readonly id: number;
  readonly fault: string;
  readonly text: string;
  readonly since: LiveMs;
}

/** What was done by hand so far. */
export interface HandState {
  readonly inForce: readonly InForce[];
  /** Events a second. */
  readonly rate: number;
  /** Faults that a saved scenario would have. */
  readonly recorded: number;
}

/** At most ten a second. */
export interface News {
  readonly kind: 'news';
  readonly now: LiveMs;
  readonly cells: readonly CellNews[];
  /** Those that began or ended since the last message. */
  readonly bands: readonly Band[];
  readonly log: readonly LogLine[];
  readonly hand: HandState;
}

/** What the page can inject. */
export interface OfferedFault {
  readonly name: string;
  /** In words, with the parameters of `example`. */
  readonly text: string;
  /** JSON Schema of its parameters. */
  readonly parameters: unknown;
  /** Parameters that are as expected. */
  readonly example: Readonly<Record<string, unknown>>;
  /** The one transport over which it can be had; absent: both. */
  readonly only?: TransportName;
  /** Why it cannot be had in this run. */
  readonly unavailable?: string;
  /** The key that injects and heals it. */
  readonly key?: string;
  /** Its short name on a button. */
  readonly label?: string;
}

/** The first message to whoever looks: what there is, then `News` with what is kept of the past. */
export interface Opening {
  readonly kind: 'opening';
  readonly title: string;
  /** Of an ack, in ms. */
  readonly deadline: number;
  readonly faults: readonly OfferedFault[];
  readonly rates: readonly [least: number, most: number];
}

export type LiveMessage = Opening | News;

export type Act =
  | { readonly act: 'inject'; readonly fault: string; readonly with?: Readonly<Record<string, unknown>> | undefined }
  | { readonly act: 'heal'; readonly id: number }
  | { readonly act: 'heal-all' }
  | { readonly act: 'rate'; readonly perSecond: number }
  | { readonly act: 'save' }
  | { readonly act: 'end' };

/** The answer to `save`. */
export interface Saved {
  readonly file: string;
  /** What replays it, as one types it. */
  readonly replay: string;
  /** The file's text. */
  readonly text: string;
}
