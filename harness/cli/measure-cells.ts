/** Cells run, judged, and their reports written: what a command that measures leaves. */

import type { Analysis } from '../analysis/analyse.ts';
import { LabError } from '../base/lab-error.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { RunResult } from '../result.ts';
import { analyseRun } from './analyse-run.ts';
import type { Live } from './live.ts';
import { measureRun, type MeasureOptions } from './measure-run.ts';
import type { Interrupt } from './on-interrupt.ts';
import type { FormatName } from './select-formats.ts';
import { typed } from './typed.ts';
import { writeReports } from './write-reports.ts';

export interface MeasureCellsOptions extends Omit<MeasureOptions, 'signal' | 'progress' | 'giveUp'> {
  readonly live: Live;
  /** What is added to the result before it is written and told. Default: nothing. */
  readonly complete?: (result: RunResult) => RunResult;
  /** Asked for beyond those that every run leaves. */
  readonly formats?: readonly FormatName[];
}

export interface Measured {
  readonly directory: string;
  readonly plan: RunPlan;
  readonly result: RunResult;
  /** Where people read. */
  readonly reportAt: string;
}

/** Undefined where it was ended before it had begun. */
export async function measureCells(
  { live, complete = same, formats = [], ...options }: MeasureCellsOptions,
  { signal, giveUp }: Pick<Interrupt, 'signal' | 'giveUp'>,
): Promise<Measured | undefined> {
  const measured = await measureRun({ ...options, signal, giveUp, progress: live.progress }).finally(() => live.stop());
  if (measured === undefined) return undefined;
  const { directory, plan } = measured.run;
  const measuredAs = analyseRun(directory, plan, { isInterrupted: signal.aborted, tookUs: measured.tookUs });
  const analysis = { ...measuredAs, result: complete(measuredAs.result) };
  return { directory, plan, result: analysis.result, reportAt: reportsOf(directory, analysis, formats) };
}

function same(result: RunResult): RunResult {
  return result;
}

function reportsOf(directory: string, analysis: Analysis, formats: readonly FormatName[]): string {
  try {
    return writeReports(directory, analysis, formats);
  } catch (cause) {
    throw new LabError(
      `${(cause as Error).message}; the journals are kept: see to that, then ${typed('analyse', [directory])}`,
      { cause },
    );
  }
}
