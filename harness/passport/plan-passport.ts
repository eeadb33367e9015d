/** The cells of some passports: every probe on every system, as often as asked. */

import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import { shellWord } from '../base/shell-word.ts';
import { type Micros, seconds, us } from '../base/units.ts';
import type { RunnableCell } from '../lab/script.ts';
import { runPolicy } from '../plan/run-policy.ts';
import type { System } from '../systems/system.ts';
import { eventEvery, type ProbeTimes, probeScript } from './probe-script.ts';
import type { Probe } from './probe.ts';

export interface PassportPlanOptions {
  readonly probes: readonly Probe[];
  readonly systems: readonly { readonly system: System; readonly version: string }[];
  readonly seed: number;
  readonly repetitions: number;
  /** Also those that wait for longer than a minute. */
  readonly isLong: boolean;
  /** Through Toxiproxy, as cells of a run go. */
  readonly isProxied: boolean;
  /** What the user set otherwise; it wins over what a probe needs. */
  readonly policy: Partial<PolicyValues>;
  /** The command that repeats a probe with all its repetitions. `asked` names the system on a command line. */
  readonly repeat: (probe: {
    readonly asked: string;
    readonly probe: string;
    readonly seed: number;
    readonly isLong: boolean;
  }) => string;
}

/** Enough that two runs with different seeds differ. */
const shortWait = seconds(2);
/** The longest tick of a client that is known: slack-go looks each 30 s. Python's 10 s and Node's 1,667 ms divide it. */
const longestTick = seconds(30);

export function planPassport({ probes, systems, repetitions, ...options }: PassportPlanOptions): readonly ProbeCell[] {
  return systems.flatMap(({ system, version }) =>
    probes.flatMap((probe) =>
      Array.from({ length: repetitions }, (_, index) =>
        cellOf({ probe, system, version, index, repetitions, ...options }),
      ),
    ),
  );
}

export interface ProbeCell extends RunnableCell, ProbeTimes {}

interface ProbeCellOptions extends Omit<PassportPlanOptions, 'probes' | 'systems'> {
  readonly probe: Probe;
  readonly system: System;
  readonly version: string;
  /** Of the repetition, from 0. */
  readonly index: number;
}

function cellOf(options: ProbeCellOptions): ProbeCell {
  const { probe, system, version, index, repetitions, seed, isLong, isProxied, policy, repeat } = options;
  const { name, title, asks, does, source } = probe;
  const patience = (isLong ? probe.longPatience : undefined) ?? probe.patience;
  const wait = probe.isPhased && repetitions > 1 ? sliceOf(index, repetitions) : ([us(0), shortWait] as const);
  const systemName = `${system.name}@${version}`;
  const asked = system.askedBy ?? `--system ${shellWord(systemName)}`;
  const needsLong = probe.longPatience !== undefined && (isLong || probe.patience === 0);
  const workload = `an event each ${eventEvery / 1_000} ms`;
  return {
    patience,
    wait,
    system,
    version,
    script: probeScript(probe, { patience, wait }),
    question: { suite: 'passport', title, asks, source, workload, faults: [does], unsupported: {} },
    ...(patience === 0 ? { unsupported: 'it waits for longer than a minute: only with --long' } : {}),
    plan: {
      id: ['passport', name, systemName, 'socket-mode', ...(index === 0 ? [] : [`repetition ${index + 1}`])].join(
        ' › ',
      ),
      suite: 'passport',
      scenario: name,
      system: systemName,
      transport: 'socket-mode',
      pair: index + 1,
      seed: seed + index,
      policy: runPolicy(1, { ...probe.policy, ...policy }),
      workload,
      faults: [does],
      alone: false,
      ...(isProxied ? {} : { route: 'direct' as const }),
      warmUpUs: 0,
      expects: [],
      decides: { metric: 'added-gap' },
      knownFailures: [],
      repeat: repeat({ asked, probe: name, seed, isLong: needsLong }),
    },
  };
}

/** Each repetition draws from a slice of its own, so that few of them do not fall together. */
function sliceOf(index: number, repetitions: number): readonly [least: Micros, most: Micros] {
  const edge = (at: number): Micros => us((longestTick * at) / repetitions);
  return [edge(index), edge(index + 1)];
}
