/** THE CONTRACT between the passport's probes and its page: self-describing, versioned, imports nothing. Times are whole µs. */

export type FigureUnit = 'us' | 'count';

export type PassportValue =
  /** One number for each repetition that had it. */
  | { readonly kind: 'numbers'; readonly unit: FigureUnit; readonly numbers: readonly number[] }
  /** Waits one after the other, in µs; one list for each repetition. */
  | { readonly kind: 'waits'; readonly lists: readonly (readonly number[])[] }
  /** Each text once, in the order in which repetitions had it. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'nothing'; readonly why: string };

/** What slack-protocol.md §4.2 says of this version, and whether it was seen. */
export interface AgainstRecord {
  /** µs or a count; waits; words. */
  readonly value: number | readonly number[] | string;
  /** Where it depends on the phase of the client's own ticks, `value` is a single draw, and figures lie between these. */
  readonly range?: readonly [least: number, most: number];
  /** How the range follows from what the client does. */
  readonly because?: string;
  readonly mark: 'MEASURED' | 'CODE' | 'ISSUE';
  readonly source: string;
  /**
   * `agrees`: each figure is within 10 % or 100 ms; where there is a range, all are in it and one is so near. `in-range`: all
   * are in the range, as is what is on record, and none is so near, which the range explains.
   */
  readonly word: 'agrees' | 'in-range' | 'differs' | 'not-seen';
  /** The known cause of a difference. */
  readonly note?: string;
}

/** What is promised of a row, and whether it holds. */
export interface JudgedRow {
  readonly verdict: 'pass' | 'fail';
  /** In words that follow "expected". */
  readonly expected: string;
  readonly source: string;
  /** What a breach makes of the app: it ends, it is deaf, or it only troubles Slack. */
  readonly breach: 'dies' | 'deaf' | 'rude';
  /** Of a failure: where it is on record, with what is known of its cause; such a one is no news. */
  readonly known?: { readonly source: string; readonly note?: string };
}

export interface PassportRow {
  /** Unique within its probe. */
  readonly name: string;
  readonly title: string;
  readonly value: PassportValue;
  /** How the figure is to be read, or in how many repetitions it was missing. */
  readonly note?: string;
  readonly sheet?: AgainstRecord;
  /** Absent where nothing is promised of the row, or its value does not show whether it holds. */
  readonly judged?: JudgedRow;
}

/** A line of a journal, counted from the instant the probe struck. */
export interface ExcerptLine {
  readonly atUs: number;
  readonly text: string;
}

export interface ProbeRun {
  /** Path relative to the run's folder. */
  readonly journal: string;
  readonly seed: number;
  /** Undefined where nothing went wrong with the probe itself. */
  readonly void?: string;
  readonly excerpt: readonly ExcerptLine[];
  /** When the app tried again to get a link, from the strike on; for the curve. */
  readonly tries: readonly number[];
}

export interface ProbeResult {
  readonly name: string;
  readonly title: string;
  readonly asks: string;
  /** What was done to the app. */
  readonly does: string;
  /** Of what real Slack and real networks do: a section of slack-protocol.md or a web address. */
  readonly source: string;
  /** What it shows depends on when within the client's own ticks it strikes: each run is a draw. */
  readonly isPhased: boolean;
  readonly standing: 'measured' | 'void' | 'not-run';
  /** Why it has no figures, where it has none. */
  readonly why?: string;
  readonly rows: readonly PassportRow[];
  /** True where the process went on without a link when the probe was over, in one repetition at least. */
  readonly isDeafAtEnd?: true;
  readonly runs: readonly ProbeRun[];
  /** Name of its line in the curve of back-off; absent where it has none. */
  readonly curve?: string;
  readonly repeat: string;
}

export interface PassportManifest {
  readonly id: string;
  /** ISO 8601, wall clock. */
  readonly startedAt: string;
  readonly tookUs: number;
  readonly command: string;
  readonly seed: number;
  readonly repetitions: number;
  readonly workers: number;
  readonly isLong: boolean;
  readonly interrupted: boolean;
  readonly versions: Readonly<Record<string, string>>;
  /** What stood between Slack and the app; absent: nothing did. */
  readonly proxiedBy?: string;
  readonly machine: { readonly cpus: number; readonly cpu: string; readonly memoryBytes: number; readonly os: string };
  readonly commit?: { readonly id: string; readonly dirty: boolean };
}

/** `dies`: a fault that it should outlive ends its process; `deaf`: without a link for longer than promised; else `survives`. */
export interface Grade {
  readonly word: 'survives' | 'deaf' | 'dies';
  /** Titles of the probes that decide. */
  readonly after: readonly string[];
}

export interface PassportResult {
  readonly schema: 1;
  readonly system: string;
  readonly title: string;
  readonly note: string;
  readonly run: PassportManifest;
  /** Absent where nothing could be measured. */
  readonly grade?: Grade;
  /** How this client reconnects, in a sentence. */
  readonly headline: string;
  /** The same in more words, one for each side of it. */
  readonly says: readonly { readonly about: string; readonly text: string }[];
  /** The figures to remember. */
  readonly figures: readonly { readonly label: string; readonly value: PassportValue }[];
  readonly probes: readonly ProbeResult[];
}
