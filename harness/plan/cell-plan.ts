/** What one cell is to do, as data: the first line of its journal, from which it can be judged again. */

import type { Expectation, KnownFailure, SuspectedFailure } from './expectation.ts';
import type { TransportName } from '../result.ts';

export interface CellPlan {
  readonly id: string;
  readonly suite: string;
  readonly scenario: string;
  readonly system: string;
  readonly transport: TransportName;
  readonly pair: number;
  /** Processes of the app; absent: 1. */
  readonly instances?: number;
  /** True where an app that ends unasked is started again; absent: false. */
  readonly isSupervised?: boolean;
  readonly seed: number;
  readonly policy: { readonly name: string; readonly values: Readonly<Record<string, number | string | boolean>> };
  readonly workload: string;
  /** What messages and mentions say, where the user chose it. */
  readonly text?: string;
  readonly faults: readonly string[];
  /** True where the cell measures milliseconds and must have the machine to itself. */
  readonly alone: boolean;
  /** For so long the app is connected before traffic begins: where in its own ticks the faults strike; absent: 0 (µs). */
  readonly phaseUs?: number;
  /** True where everything speaks TLS; absent: false. */
  readonly tls?: boolean;
  /** `direct`: no proxy between Slack and the app; absent: everything goes through Toxiproxy. */
  readonly route?: 'direct';
  /** HTTP: a connection reaches the app with its first byte, since a fault delays bytes and no proxy delays a SYN; absent: at once. */
  readonly dialsLate?: boolean;
  /**
   * The app says what it handled, as we promise for ours (`true`), or as the user promises for an own one, which need not know what to
   * print of a command (`events`); absent: as the run shows.
   */
  readonly reportsHandled?: boolean | 'events';
  /** Run at the end: prints the ids of the events that took effect, one a line. */
  readonly effectCommand?: string;
  /** URL of its health door, with `{HEALTH_PORT}` and `{PORT}` for what its environment has; absent: nobody asks there. */
  readonly health?: string;
  /** Nothing was asked of an app that never called this method. */
  readonly needsCall?: string;
  /** What an app need not have: nothing was asked of one that acknowledged none of it, nor met any fault. */
  readonly mayLack?: string;
  /** Events due this long after the first one are shown but not measured (µs). */
  readonly warmUpUs: number;
  /** As the scenario has it; absent: false. */
  readonly toleratesMisses?: boolean;
  readonly expects: readonly Expectation[];
  readonly decides: { readonly metric: string; readonly of?: 'p50' | 'p90' | 'p99' | 'max' };
  readonly knownFailures: readonly KnownFailure[];
  /** Of an app of the user's own: what is known of our systems in this scenario; absent: nothing. */
  readonly suspects?: readonly SuspectedFailure[];
  readonly repeat: string;
}
