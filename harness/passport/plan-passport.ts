/** Which probes are run, how often, into which journals. Pure. */

import { type Micros, seconds, us } from '../base/units.ts';
import type { Probe } from './probe.ts';

export interface PlannedProbe {
  readonly probe: Probe;
  readonly patience: Micros;
  /** Paths relative to the run's folder. */
  readonly runs: readonly PlannedRun[];
  readonly repeat: string;
  /** Why it is not run. */
  readonly skipped?: string;
}

export interface PlannedRun {
  readonly journal: string;
  readonly seed: number;
  /** How long after the app has settled the probe acts: drawn from the seed, within these. */
  readonly wait: readonly [least: Micros, most: Micros];
}

/** Enough that two runs with different seeds differ. */
const shortWait = seconds(2);
/** The longest tick of a client that is known: slack-go looks each 30 s. Python's 10 s and Node's 1,667 ms divide it. */
const longestTick = seconds(30);

export function planPassport(options: {
  readonly probes: readonly Probe[];
  /** As a file may be named. */
  readonly fileName: string;
  /** How a command line asks for the system. */
  readonly asked: string;
  readonly seed: number;
  readonly repetitions: number;
  readonly isLong: boolean;
}): readonly PlannedProbe[] {
  const { probes, fileName, asked, seed, repetitions, isLong } = options;
  return probes.map((probe) => {
    const patience = (isLong ? probe.longPatience : undefined) ?? probe.patience;
    const flags = [
      `--probe ${probe.name}`,
      `--seed ${seed}`,
      ...(repetitions === 1 ? [] : [`--repeat ${repetitions}`]),
      ...(probe.longPatience !== undefined && (isLong || probe.patience === 0) ? ['--long'] : []),
    ];
    const repeat = `npm run passport -- ${asked} ${flags.join(' ')}`;
    if (patience === 0)
      return { probe, patience, runs: [], repeat, skipped: 'it waits for longer than a minute: only with --long' };
    const runs = Array.from({ length: repetitions }, (_, index) => ({
      journal: `journal/${fileName}.${probe.name}${index === 0 ? '' : `.${index + 1}`}.ndjson`,
      seed: seed + index,
      wait: probe.isPhased && repetitions > 1 ? sliceOf(index, repetitions) : ([us(0), shortWait] as const),
    }));
    return { probe, patience, runs, repeat };
  });
}

/** Each repetition draws from a slice of its own, so that few of them do not fall together. */
function sliceOf(index: number, repetitions: number): PlannedRun['wait'] {
  const edge = (at: number): Micros => us((longestTick * at) / repetitions);
  return [edge(index), edge(index + 1)];
}
