/** Which probes are run, how often, into which journals. Pure. */

import type { Micros } from '../units.ts';
import type { Probe } from './probe.ts';

export interface PlannedProbe {
  readonly probe: Probe;
  readonly patience: Micros;
  /** Paths relative to the run's folder. */
  readonly runs: readonly { readonly journal: string; readonly seed: number }[];
  readonly repeat: string;
  /** Why it is not run. */
  readonly skipped?: string;
}

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
    }));
    return { probe, patience, runs, repeat };
  });
}
