/** What is enough, and which failures are known, as data. A leaf. `Metric` is the names of metrics where a scenario is written. */

import type { TransportName } from '../result.ts';

/** How much is enough. Spreads are judged at `of`. */
export interface Expectation<Metric extends string = string> {
  readonly metric: Metric;
  readonly of?: 'p50' | 'p90' | 'p99' | 'max';
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Where it cannot be known, the cell has its verdict without it. Default false. */
  readonly isOptional?: boolean;
}

/** A failure that is known of one of our systems, in a cell of an app that may stand on the same SDK. */
export interface SuspectedFailure extends KnownFailure {
  /** What that SDK calls itself in the `User-Agent` of its calls; the app is not likened to it without. */
  readonly agent: string;
}

/** A failure that is known of a system, reported as such; a fix turns the suite red until the entry is deleted. */
export interface KnownFailure {
  /** Entry of the failure catalogue (slack-protocol.md §5), e.g. `F03`. */
  readonly id: string;
  readonly system: string;
  readonly versions: readonly string[];
  readonly transport: TransportName;
  /** The expectation that fails; an entry for each where several do. */
  readonly metric: string;
  /** Where the figure is known to be; outside, the failure is not the known one. */
  readonly between: readonly [number, number];
  readonly note: string;
  readonly source: string;
  /** Why it shows in some runs only; absent: it always does, and a run in which it does not is a failure. */
  readonly isIntermittent?: string;
  /** Where its entry stands, where that is a file of the user's; absent: `known.ts` of the system. */
  readonly standsAt?: string;
  /** The day from which it excuses nothing any more; absent: it still does. */
  readonly expiredOn?: string;
}
