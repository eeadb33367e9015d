/** THE CONTRACT between measuring and reporting: self-describing, versioned, imports nothing. Times are whole µs. */

export type TransportName = 'http' | 'socket-mode';
export type Verdict = 'pass' | 'unknown' | 'fail' | 'unsupported';
/** `share` is 0 to 1. */
export type Unit = 'us' | 'count' | 'share' | 'per-second' | 'bytes';

export type Measurement =
  | { readonly kind: 'nothing'; readonly why: string }
  | {
      readonly kind: 'number';
      readonly value: number;
      /** How many things the number stands on. */
      readonly of: number;
      /** Up to five ids (events, links) that show it. */
      readonly witnesses?: readonly string[];
      /** What was measured was not over when the run ended: the value is at least this. */
      readonly isLowerBound?: boolean;
      /** What the number alone does not say, in words: `not back when the run ended, 82 s after the fault was over`. */
      readonly note?: string;
      /** What the value is the sum of: `8.0 s outage + 4.9 s that the app added`. */
      readonly parts?: readonly { readonly value: number; readonly text: string }[];
    }
  | {
      readonly kind: 'spread';
      readonly of: number;
      /**
       * So many of them never came, and count as later than any: a quantile that falls among them is more than what stands
       * there. Absent: 0. They are in no bucket.
       */
      readonly unbounded?: number;
      readonly min: number;
      readonly p50: number;
      readonly p90: number;
      readonly p99: number;
      readonly max: number;
      /** Upper edge and count; enough to draw the distribution. */
      readonly buckets: readonly (readonly [upTo: number, count: number])[];
    }
  | {
      readonly kind: 'tally';
      readonly of: number;
      readonly counts: Readonly<Record<string, number>>;
      /** Of each kind up to five ids that show it. */
      readonly witnesses?: Readonly<Record<string, readonly string[]>>;
    };

/** One threshold of a scenario and what came of it in this cell. */
export interface ExpectationResult {
  readonly metric: string;
  readonly of?: 'min' | 'p50' | 'p90' | 'p99' | 'max';
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly value?: number;
  /** The value is at least this. */
  readonly isLowerBound?: boolean;
  readonly verdict: 'pass' | 'unknown' | 'fail';
  /** True where `unknown` leaves the cell's verdict alone: what this app does is not known, and nobody doubts it. */
  readonly isOptional?: boolean;
  readonly sentence: string;
}

export interface Episode {
  readonly fault: string;
  readonly text: string;
  /** [asked, confirmed] in µs on the cell's clock: onset is an interval, not an instant. */
  readonly began: readonly [number, number];
  readonly ended?: readonly [number, number];
  /** How often the fault had the effect that proves it (attempts, links, acks: `touchedWhat` says which); 0 voids the cell. */
  readonly touched: number;
  readonly touchedWhat: string;
}

/** What the app sent to Slack against a rule of `harness/analysis/lint`, whatever became of its events. */
export interface LintFinding {
  readonly rule: string;
  /** `fails`: the cell fails for it. `shown`: it is told and nothing more. */
  readonly gravity: 'fails' | 'shown';
  readonly sentence: string;
  /** From the start of traffic, the first time. */
  readonly atUs: number;
  /** How often. */
  readonly count: number;
  /** The event that shows it. */
  readonly witness?: string;
  readonly link?: string;
}

/** By how much the harness itself was unsteady, where it was by more than a gate allows. */
export interface Unsteadiness {
  readonly gate: 'lateness' | 'event-loop' | 'collection';
  readonly us: number;
  readonly sentence: string;
}

export interface CellResult {
  /** `recovery › recycle-announced › bolt-js@5.1.0 › socket-mode`, with ` › pair 2` appended from the second pair on. */
  readonly id: string;
  readonly suite: string;
  readonly scenario: string;
  /** `bolt-js@5.1.0` */
  readonly system: string;
  readonly transport: TransportName;
  readonly pair: number;
  readonly seed: number;
  readonly verdict: Verdict;
  /** One sentence: what decided the verdict, or why there is none. */
  readonly why: string;
  /** What the app did that made the cell fail: the earliest of all. Absent where nothing shows it, and where the cell does not fail. */
  readonly cause?: {
    /** As in `harness/analysis/cause`, or the name of a rule in `harness/analysis/lint`. */
    readonly kind: string;
    /** Begins `why`. */
    readonly sentence: string;
    /** From the start of traffic. */
    readonly atUs: number;
    /** The event or the link that shows it; `app`: the process. */
    readonly witness: string;
  };
  /** Set where this failure is a known one of the system: it is reported, and does not fail the run. */
  readonly known?: {
    readonly id: string;
    readonly note: string;
    readonly source: string;
    /** `bolt-js#2496`, where the source is an issue or pull request on GitHub. */
    readonly issue?: string;
    /** `known SDK bug (bolt-js#2496)`. Absent in results written before. */
    readonly words?: string;
  };
  /**
   * The figure beside the verdict: where the cell fails the one that failed, else the scenario's main figure. A metric's
   * name and, for a spread, which quantile.
   */
  readonly decisive?: {
    readonly metric: string;
    readonly of?: 'p50' | 'p90' | 'p99' | 'max';
    readonly value: number;
    /** The value is at least this. */
    readonly isLowerBound?: boolean;
  };
  /**
   * By what it is known which events the app handled: its own word, a command of the user's, its answers as Slack sees them, or
   * nothing but acks. Absent where the cell was not run, and in results from before it was told.
   */
  readonly handledBy?: 'reported' | 'command' | 'effects' | 'acks';
  /** The earliest first. Absent where nothing was found, and in results from before there was lint. */
  readonly lint?: readonly LintFinding[];
  readonly expectations: readonly ExpectationResult[];
  readonly measurements: Readonly<Record<string, Measurement>>;
  readonly episodes: readonly Episode[];
  /** Gates that failed: figures of time for which so much matters do not count in comparisons. Absent: none. */
  readonly unsteady?: readonly Unsteadiness[];
  /** `direct`: without a proxy between Slack and the app. */
  readonly route?: 'direct';
  /** Present where the cell failed beside others on a busy machine and was run again alone: what it was the first time. */
  readonly rerun?: {
    readonly first: {
      readonly verdict: Verdict;
      readonly why: string;
      /** How many other cells, at most, ran at the same time. */
      readonly beside: number;
      /** How long the app waited for a processor in all, by others' doing. */
      readonly waitedUs: number;
      readonly journal?: string;
    };
  };
  /** Path of the cell's journal, relative to the result. */
  readonly journal?: string;
  /** The command that repeats this cell. */
  readonly repeat: string;
}

/** One side of a comparison, with its figure over all pairs: the median. */
export interface ComparedArm {
  readonly system: string;
  readonly transport: TransportName;
  readonly value: number;
  /** Half of them and more were not over: the median is more than this. */
  readonly isLowerBound?: boolean;
}

/** Two arms of one scenario, which differ in their transport or in their system, compared on one metric. */
export interface Comparison {
  readonly scenario: string;
  readonly by: 'transport' | 'system';
  /** Of the second arm: what is held against the first. */
  readonly system: string;
  readonly arms: readonly [ComparedArm, ComparedArm];
  readonly metric: string;
  readonly of?: 'p50' | 'p90' | 'p99' | 'max';
  readonly pairs: number;
  /** So many more are left out, since the harness itself was unsteady by more than the margin. Absent: none. */
  readonly leftOut?: number;
  /** Hodges–Lehmann estimate of the second less the first over the pairs. */
  readonly difference: number;
  /** 95 % interval of the difference; absent below six pairs, where there is none. */
  readonly interval?: readonly [number, number];
  /** From this difference on it matters, in the metric's unit. */
  readonly margin: number;
  /** `log-rank`: over a tenth of the figures were not over, and whole curves were compared. */
  readonly method: 'signed-rank' | 'log-rank';
  /** How likely it is by chance that the difference looks to be beyond the margin, two-sided, exact; and among all comparisons of the run. */
  readonly p?: number;
  readonly holm?: { readonly p: number; readonly of: number };
  /** Of the second against the first. */
  readonly word: 'better' | 'worse' | 'equivalent' | 'inconclusive';
  /** The word, with what it would hide: `faster, by less than matters`. */
  readonly phrase: string;
  readonly why: string;
  /** So many pairs, about, would settle it. */
  readonly pairsNeeded?: number;
  /** All of it in one sentence. */
  readonly sentence: string;
}

/** What became of one figure since an earlier run: two runs are not two arms, and differ by themselves. */
export interface RunChange {
  readonly scenario: string;
  readonly system: string;
  readonly transport: TransportName;
  readonly metric: string;
  readonly of?: 'p50' | 'p90' | 'p99' | 'max';
  /** Medians over the pairs of each run. */
  readonly before: number;
  readonly after: number;
  readonly margin: number;
  /** 95 of 100 pairs of equal runs differ by at most this on the machine; absent: nobody has measured it there. */
  readonly noise?: number;
  readonly word: 'better' | 'worse' | 'equivalent' | 'inconclusive';
  readonly sentence: string;
}

/** What became of a verdict since an earlier run. */
export interface VerdictChange {
  readonly word: 'better' | 'worse' | 'changed';
  readonly sentence: string;
  /** Of which cells; absent in results written before it was told. */
  readonly scenario?: string;
  readonly system?: string;
  readonly transport?: TransportName;
  /** Absent where the earlier run had no such cell. */
  readonly before?: Verdict;
}

/** Of an earlier run, by the names of this one. */
export type EarlierDifference = Pick<
  Comparison,
  'scenario' | 'system' | 'metric' | 'of' | 'difference' | 'interval' | 'word'
> & {
  /** Of the second arm. */
  readonly transport: TransportName;
};

/** An earlier run that this one is held against. */
export interface Baseline {
  readonly id: string;
  readonly startedAt: string;
  /** What passed then and fails now, what is there no more, and the like, each in a sentence. */
  readonly verdicts: readonly VerdictChange[];
  readonly figures: readonly RunChange[];
  /** What the earlier run had of the differences that this one has. Absent in results written before they were kept. */
  readonly differences?: readonly EarlierDifference[];
}

/** How figures of equal runs differ on a machine. */
export interface CalibratedSpread {
  readonly scenario: string;
  readonly system: string;
  readonly transport: TransportName;
  readonly metric: string;
  readonly of?: 'p50' | 'p90' | 'p99' | 'max';
  /** How many equal runs it stands on. */
  readonly runs: number;
  readonly median: number;
  /** Of pairs of equal arms (A/A): the end of the 95 % interval of their difference that is farther from 0. */
  readonly equalArms: number;
  /** 95 of 100 pairs of equal runs differ by at most this. */
  readonly betweenRuns: number;
}

/** What a machine adds to figures by itself: by `calibrate`, kept there, and cited by later runs. */
export interface Calibration {
  readonly id: string;
  /** ISO 8601, wall clock. */
  readonly at: string;
  readonly machine: RunManifest['machine'];
  /** Of equal arms. */
  readonly pairs: number;
  readonly spreads: readonly CalibratedSpread[];
  /** By how much a timer of ours wakes late. */
  readonly timerLatenessUs: { readonly p50: number; readonly p99: number };
  /** What the proxy adds to an acknowledgement at the median; absent where it was not measured. */
  readonly proxyUs?: { readonly [transport in TransportName]?: number };
}

/** A sentence for the top of the report, with its numbers, and the cells that show it. */
export interface Finding {
  /** What it is about. Absent in results written before there were kinds. */
  readonly kind?:
    | 'failure'
    | 'unknown'
    | 'difference'
    | 'known-failure'
    | 'comparisons'
    | 'refusals'
    | 'losses'
    | 'latency'
    | 'lint';
  readonly headline: string;
  readonly detail: string;
  readonly cells: readonly string[];
  /** The metric that the headline tells, where that need not be the one by which its cells are judged. */
  readonly metric?: string;
  /** The two numbers the sentence is about, where they are not those of one scenario's cells (a sum over several). */
  readonly figures?: {
    readonly metric: string;
    readonly http: number;
    readonly socketMode: number;
    readonly over: string;
  };
  /** Where several systems are compared: the number of each over one transport, the worst first. */
  readonly ranking?: {
    readonly metric: string;
    readonly of?: 'p50' | 'p90' | 'p99' | 'max';
    readonly transport: TransportName;
    readonly rows: readonly { readonly system: string; readonly value: number; readonly isLowerBound?: boolean }[];
  };
}

/** A figure of the answer. */
export interface AnswerFigure {
  readonly value: number;
  /** The value is at least this. */
  readonly isLowerBound?: boolean;
  /** The cell that shows it; of a sum the one that adds most. Absent where the value is 0. */
  readonly cell?: string;
}

export interface AnswerRow {
  readonly metric: string;
  readonly of?: 'p50' | 'p90' | 'p99' | 'max';
  /** Added up over scenarios, of the worst of them, or of the scenario `steady` alone. */
  readonly by: 'sum' | 'worst' | 'steady';
  /** A transport of which it is not known is absent. */
  readonly values: Readonly<Partial<Record<TransportName, AnswerFigure>>>;
}

/** Which transport serves a system better, as far as the run shows. */
export interface Answer {
  readonly system: string;
  /** `either`: nothing that matters lies between them. */
  readonly prefers: TransportName | 'either';
  readonly headline: string;
  /** What it stands on, and how sure it is. */
  readonly reasons: readonly string[];
  readonly rows: readonly AnswerRow[];
}

/** One figure that bears on a claim. */
export interface ClaimFigure {
  readonly scenario: string;
  readonly system: string;
  readonly metric: string;
  readonly of?: 'p50' | 'p90' | 'p99' | 'max';
  /** Medians over the pairs; a transport that the claim is not about is absent. */
  readonly values: Readonly<
    Partial<Record<TransportName, { readonly value: number; readonly isLowerBound?: boolean }>>
  >;
  /** 95 % interval of Socket Mode less HTTP; absent where the two were not compared, and below six pairs. */
  readonly interval?: readonly [number, number];
  readonly pairs: number;
  /** Processes of the app; absent: 1. */
  readonly instances?: number;
  /** What it says of the claim. `same`: what differs does not matter. `open`: too little was seen. */
  readonly bears: 'for' | 'against' | 'same' | 'open';
}

/** Something that Slack's documents say of the two transports, held against runs. */
export interface ClaimResult {
  /** `C7`. */
  readonly id: string;
  readonly claim: string;
  /** `policy`: a rule of Slack's, which nothing can measure. */
  readonly word: 'supported' | 'contradicted' | 'inconclusive' | 'policy';
  readonly why: string;
  readonly figures: readonly ClaimFigure[];
}

export interface MetricEntry {
  readonly title: string;
  readonly asks: string;
  readonly unit: Unit;
  readonly better: 'lower' | 'higher';
  /** The distribution to draw where a cell's expectations name none. */
  readonly isHeadline?: boolean;
  /** A difference matters from the larger of both on: so much, or that share of the figure. Absent in results written before. */
  readonly margin?: { readonly atLeast: number; readonly share: number };
}

/** A failure that apps met in the field, as docs/slack-protocol.md numbers it. */
export interface FailureAsked {
  readonly id: string;
  readonly title: string;
}

export interface ScenarioEntry {
  readonly suite: string;
  readonly title: string;
  readonly asks: string;
  readonly source: string;
  readonly workload: string;
  readonly faults: readonly string[];
  /** What no proxy would carry to the app: its cells run without one. */
  readonly direct?: string;
  readonly unsupported: Readonly<Partial<Record<TransportName, string>>>;
  /** Absent: none of the catalogue. */
  readonly failures?: readonly FailureAsked[];
}

export interface Catalogue {
  readonly metrics: Readonly<Record<string, MetricEntry>>;
  readonly scenarios: Readonly<Record<string, ScenarioEntry>>;
  readonly systems: Readonly<Record<string, { readonly title: string; readonly note: string }>>;
  readonly transports: Readonly<Record<TransportName, { readonly title: string; readonly note: string }>>;
}

export interface InstalledPackages {
  /** Digest of the committed lock that it was installed by; absent: it is what the registry had on the day of its installation. */
  readonly lock?: string;
  /** `NAME@VERSION`, in order. */
  readonly packages: readonly string[];
}

export interface RunManifest {
  readonly id: string;
  /** ISO 8601, wall clock. */
  readonly startedAt: string;
  readonly tookUs: number;
  readonly command: string;
  readonly seed: number;
  readonly pairs: number;
  readonly workers: number;
  /** Processes of the app in each cell; absent: 1. */
  readonly instances?: number;
  /** True where the run was cut short; what was seen until then is reported. */
  readonly interrupted: boolean;
  /** Ids in the order the cells were started. */
  readonly order: readonly string[];
  readonly policy: { readonly name: string; readonly values: Readonly<Record<string, number | string | boolean>> };
  /** `none`: every cell ran without a proxy. */
  readonly toxiproxy: { readonly kind: 'real' | 'embedded' | 'none'; readonly version: string; readonly from: string };
  readonly versions: Readonly<Record<string, string>>;
  /** By system and version: all that was fetched for it. Absent: nothing was. */
  readonly installed?: Readonly<Record<string, InstalledPackages>>;
  readonly machine: { readonly cpus: number; readonly cpu: string; readonly memoryBytes: number; readonly os: string };
  readonly commit?: { readonly id: string; readonly dirty: boolean };
  /** Absent: this machine was not calibrated. */
  readonly calibration?: Calibration;
}

export interface RunResult {
  readonly schema: 1;
  readonly run: RunManifest;
  /** One for each system that was measured over both transports. Absent in results written before there were answers. */
  readonly answers?: readonly Answer[];
  readonly findings: readonly Finding[];
  readonly catalogue: Catalogue;
  readonly cells: readonly CellResult[];
  readonly comparisons: readonly Comparison[];
  /** What Slack's documents say of the transports, by this run alone. Absent in results written before claims were read. */
  readonly claims?: readonly ClaimResult[];
  /** Present where an earlier run was given. */
  readonly baseline?: Baseline;
}

// ---- The evidence behind one cell, computed from its journal: what a timeline draws. -------------------------------

export interface EvidenceAttempt {
  readonly attempt: number;
  readonly sentUs: number;
  readonly failedUs?: number;
  readonly reason?: string;
  readonly ackedUs?: number;
}

export interface EvidenceEvent {
  readonly id: string;
  readonly n: number;
  readonly dueUs: number;
  readonly attempts: readonly EvidenceAttempt[];
  /** First ack, on any attempt. */
  readonly ackedUs?: number;
  readonly handledUs: readonly number[];
  readonly outcome: 'acked' | 'lost' | 'unknown';
}

export interface Evidence {
  readonly cell: string;
  readonly transport: TransportName;
  /** Length of the cell's clock. */
  readonly spanUs: number;
  /** At most 2,000 events, evenly drawn where there were more (`eventsOf` says of how many). */
  readonly events: readonly EvidenceEvent[];
  readonly eventsOf: number;
  /** Times in which an event raised then was acknowledged in time, as its deliveries show; the same over both transports. */
  readonly up: readonly (readonly [fromUs: number, toUs: number])[];
  /** Socket Mode only: each socket. */
  readonly links: readonly {
    readonly id: string;
    readonly host: string;
    readonly openedUs: number;
    readonly readyUs?: number;
    readonly closingUs?: number;
    readonly closedUs?: number;
  }[];
  readonly episodes: readonly Episode[];
  /** Things worth a tick on the time axis: disconnect frames, exits and starts of the app, hosts going down. */
  readonly marks: readonly { readonly atUs: number; readonly text: string }[];
}
