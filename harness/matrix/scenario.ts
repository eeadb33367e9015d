/** One question, as data. */

import type { BehaviourName } from '../../mocks/apps/behaviours/index.ts';
import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import type { Expectation } from '../plan/expectation.ts';
import type { System } from '../systems/system.ts';
import type { FailureAsked, TransportName } from '../result.ts';
import type { TimedFault } from './timed-fault.ts';
import { type Mix, mixed } from '../workloads/mixed.ts';
import type { Workload } from '../workloads/workload.ts';

export const suites = ['latency', 'acks', 'retries', 'recovery'] as const;
export type Suite = (typeof suites)[number];

export interface Proof<Metric extends string = string> {
  readonly behaviour: BehaviourName;
  readonly failsOn: Metric;
  /** What the cell must name as the app's doing: a kind of `harness/analysis/cause`. */
  readonly cause: string;
}

/** `InSuite`: one of the four, or the command's own where a command makes the scenario. */
export interface Scenario<InSuite extends string = Suite, Metric extends string = string> {
  readonly name: string;
  readonly suite: InSuite;
  readonly title: string;
  readonly asks: string;
  /** Who promised the answer, or where the failure was seen. */
  readonly source: string;
  /** Of the catalogue, for which it asks; the command adds them. Default: none. */
  readonly failures?: readonly FailureAsked[];
  readonly workload: Workload;
  readonly faults: readonly TimedFault[];
  /** True where a fault that touched no traffic does not void the cell, as long as another one bit. Default false. */
  readonly toleratesMisses?: boolean;
  readonly expects: readonly Expectation<Metric>[];
  /** The number the matrix shows. */
  readonly decides: { readonly metric: Metric; readonly of?: 'p50' | 'p90' | 'p99' | 'max' };
  /** Not in a run whose user chose no scenario, which has to end within a minute: only by name, or with `--suite`. Default false. */
  readonly onRequest?: boolean;
  /** Measures milliseconds: runs alone. Default: shares the machine with other cells. */
  readonly alone?: boolean;
  /** Processes of the app, at least. Default: as many as the run's. */
  readonly instances?: number;
  /** Knobs of Slack's without which the question cannot be asked; they hold whatever the run's are. Default: none. */
  readonly policy?: Partial<PolicyValues>;
  /** TLS everywhere, also where `--tls` is not given. Default false. */
  readonly needsTls?: boolean;
  /** True where the app is moved behind a CONNECT proxy, which its environment names. Default false. */
  readonly needsProxy?: boolean;
  /** What no proxy would carry to the app: such a scenario runs without one, over both transports alike. */
  readonly direct?: string;
  readonly unsupported?: Partial<Record<TransportName, string>>;
  /** What the app must do for the harness, where the question cannot be asked without. */
  readonly needs?: NonNullable<System['offers']>[number];
  /** True where the question is about the app's health door. Default false. */
  readonly needsHealth?: boolean;
  /** A method of the Web API that the app must call, where the question cannot be asked without: only the run shows it. */
  readonly needsCall?: string;
  /** What is sent and an app of the user's own need not have; whether it has shows in the run. */
  readonly mayLack?: string;
  /** For each transport that can have it: the app, broken on purpose, that must fail it, and on what; or several. The suites demand it. */
  readonly proof?: Partial<Record<TransportName, Proof<Metric> | readonly Proof<Metric>[]>>;
}

/** The apps that must fail the scenario over this transport; empty where it names none. */
export function proofsOf({ proof = {} }: Pick<Scenario<string>, 'proof'>, transport: TransportName): readonly Proof[] {
  return [proof[transport] ?? []].flat();
}

/** The scenario with other payloads in place of message events; one that asks about a kind of its own stays as it is. */
export function raising<InSuite extends string>(scenario: Scenario<InSuite>, mix: Mix): Scenario<InSuite> {
  const { workload } = scenario;
  if (workload.raises !== undefined) return scenario;
  return { ...scenario, workload: mixed(workload, mix) };
}
