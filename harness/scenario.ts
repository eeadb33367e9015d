/** One question, as data. */

import type { BehaviourName } from '../mocks/apps/behaviours/index.ts';
import type { Fault } from './faults/fault.ts';
import type { MetricName } from './metrics/index.ts';
import type { TransportName } from './result.ts';
import type { Micros } from './units.ts';
import type { Workload } from './workloads/workload.ts';

export const suites = ['latency', 'acks', 'retries', 'recovery'] as const;
export type Suite = (typeof suites)[number];

/** How much is enough. Spreads are judged at `of`. */
export interface Expectation {
  readonly metric: MetricName;
  readonly of?: 'p50' | 'p90' | 'p99' | 'max';
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** A failure that is known of a system, reported as such; a fix turns the suite red until the entry is deleted. */
export interface KnownFailure {
  /** Entry of the failure catalogue (slack-protocol.md §5), e.g. `F03`. */
  readonly id: string;
  readonly system: string;
  readonly versions: readonly string[];
  readonly transport: TransportName;
  /** The expectation that fails; an entry for each where several do. */
  readonly metric: MetricName;
  /** Where the figure is known to be; outside, the failure is not the known one. */
  readonly between: readonly [number, number];
  readonly note: string;
  readonly source: string;
  /** Why it shows in some runs only; absent: it always does, and a run in which it does not is a failure. */
  readonly isIntermittent?: string;
}

export interface Proof {
  readonly behaviour: BehaviourName;
  readonly failsOn: MetricName;
}

export interface TimedFault {
  /** From the first event's due time. */
  readonly from: Micros;
  readonly to: Micros;
  readonly fault: Fault;
}

/** `Of` is the suite: one of the four, or the command's own where a command makes the scenario. */
export interface Scenario<Of extends string = Suite> {
  readonly name: string;
  readonly suite: Of;
  readonly title: string;
  readonly asks: string;
  /** Who promised the answer, or where the failure was seen. */
  readonly source: string;
  readonly workload: Workload;
  readonly faults: readonly TimedFault[];
  /** True where a fault that touched no traffic does not void the cell, as long as another one bit. Default false. */
  readonly toleratesMisses?: boolean;
  readonly expects: readonly Expectation[];
  /** The number the matrix shows. */
  readonly decides: { readonly metric: MetricName; readonly of?: 'p50' | 'p90' | 'p99' | 'max' };
  /** Measures milliseconds: runs alone. Default: shares the machine with other cells. */
  readonly alone?: boolean;
  /** Every door speaks TLS, also where `--tls` is not given. Default false. */
  readonly needsTls?: boolean;
  readonly unsupported?: Partial<Record<TransportName, string>>;
  readonly knownFailures?: readonly KnownFailure[];
  /** For each transport that can have it: the app, broken on purpose, that must fail it, and on what. The suites demand it. */
  readonly proof?: Partial<Record<TransportName, Proof>>;
}
