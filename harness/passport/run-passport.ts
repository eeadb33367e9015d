/** The passports of some systems: their probes side by side, each system's result as soon as its last probe has ended. */

import { openRun } from '../lab/run.ts';
import type { RunOptions } from '../lab/run-options.ts';
import type { PassportResult, ProbeResult } from '../passport-result.ts';
import type { FigureOnRecord } from '../systems/known.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { ProbeCell } from './plan-passport.ts';
import type { Probe } from './probe.ts';
import { type ReadOptions, readPassport, readProbe, systemsIn } from './read-passport.ts';

export interface PassportOptions extends Omit<RunOptions, 'cells' | 'of' | 'progress'> {
  readonly of: Pick<RunPlan, 'required' | 'allowsUnsupported'>;
  readonly cells: readonly ProbeCell[];
  readonly isLong: boolean;
  /** Every probe there is. */
  readonly probes: readonly Probe[];
  readonly onRecord: (system: string) => readonly FigureOnRecord[];
  readonly progress: PassportProgress;
}

/** What a caller may show while probes run. */
export interface PassportProgress {
  line(text: string): void;
  began(plan: { readonly directory: string; readonly probes: number; readonly isProxied: boolean }): void;
  probeBegan(system: string, probe: string): void;
  probeEnded(system: string, result: ProbeResult): void;
  /** Systems that cannot be had are told by `line`. */
  systemEnded(result: PassportResult): void;
}

export interface Passports {
  readonly plan: RunPlan;
  readonly results: readonly PassportResult[];
}

/** Throws `LabError` where nothing can be begun at all. What goes wrong within a probe is in its result. */
export async function runPassport(options: PassportOptions): Promise<Passports> {
  const { cells, isLong, probes, onRecord, progress, signal } = options;
  const began = performance.now();
  const run = await openRun({
    ...options,
    of: { ...options.of, passport: { isLong } },
    progress: {
      line: progress.line,
      began: ({ directory, engine, cells: planned }) =>
        progress.began({
          directory,
          probes: planned.filter(({ unsupported }) => unsupported === undefined).length,
          isProxied: engine.kind !== 'none',
        }),
      cellBegan: ({ plan }) => progress.probeBegan(plan.system, plan.scenario),
      cellEnded: () => undefined,
    },
  });
  try {
    const reading: ReadOptions = { directory: run.directory, plan: run.plan, probes, onRecord };
    for (const [system, why] of Object.entries(run.plan.unavailable ?? {})) progress.line(`– ${system}: ${why}`);
    const results = await Promise.all(
      systemsIn(run.plan).map(async (system) => {
        // Those that wait longest begin first, so that they do not come last.
        const own = cells.filter(({ plan }) => plan.system === system).toSorted((a, b) => b.patience - a.patience);
        await Promise.all(
          [...Map.groupBy(own, ({ plan }) => plan.scenario)].map(async ([probe, repetitions]) => {
            await Promise.all(repetitions.map((cell) => run.runCell(cell)));
            progress.probeEnded(system, readProbe(reading, system, probe));
          }),
        );
        const tookUs = Math.round((performance.now() - began) * 1_000);
        const result = readPassport({ ...reading, tookUs, isInterrupted: signal.aborted }, system);
        progress.systemEnded(result);
        return result;
      }),
    );
    return { plan: run.plan, results };
  } finally {
    await run.close();
  }
}
