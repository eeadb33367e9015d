import { renderTerminal } from '../../reports/terminal/render-terminal.ts';
import { LabError } from '../base/lab-error.ts';
import type { Analysis } from '../analysis/analyse.ts';
import type { OpenRun } from '../lab/run.ts';
import type { RunResult } from '../result.ts';
import { analyseRun } from './analyse-run.ts';
import { checkOut } from './check-out.ts';
import { exitCodeTold } from './shortfall.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Live } from './live.ts';
import { type MeasureOptions, measureRun } from './measure-run.ts';
import { exitCodeOfEnd, onInterrupt } from './on-interrupt.ts';
import { writeJobSummary } from './job-summary.ts';
import type { FormatName } from './select-formats.ts';
import { terminalOf } from './terminal-of.ts';
import { typed } from './typed.ts';
import { writeReports } from './write-reports.ts';
import { writeJson, writeText } from './write-text.ts';

export interface PerformOptions extends Omit<MeasureOptions, 'signal' | 'progress' | 'giveUp'> {
  readonly live: Live;
  /** Where people read: the summary goes there. */
  readonly stream: NodeJS.WriteStream;
  /** What is added to the result before it is written and told. Default: nothing. */
  readonly complete?: (result: RunResult) => RunResult;
  /** The caller tells what was found. Default false. */
  readonly isQuiet?: boolean;
  /** Asked for beyond those that every run leaves. */
  readonly formats?: readonly FormatName[];
  /** The result as JSON on stdout in place of the summary. */
  readonly json: boolean;
}

/** Runs the cells to their end or to what ends them sooner, writes the reports, tells the result and says with what to end. */
export async function perform(performed: PerformOptions): Promise<ExitCode> {
  const { live, stream, json, formats = [], complete = same, isQuiet = false, ...options } = performed;
  checkOut(options.out);
  const interrupt = onInterrupt((why) => {
    if (why === undefined)
      live.progress.line('Ending the run: healing, stopping the apps, writing the report of what was seen');
  });
  const { signal } = interrupt;
  try {
    const measured = await measureRun({
      ...options,
      signal,
      progress: live.progress,
      giveUp: interrupt.giveUp,
    }).finally(() => live.stop());
    if (measured === undefined) return exitCodeOfEnd(signal);
    const { run, tookUs } = measured;
    const measuredAs = analyseRun(run.directory, run.plan, { isInterrupted: signal.aborted, tookUs });
    const analysis = { ...measuredAs, result: complete(measuredAs.result) };
    const reportAt = reportsOf(run, analysis, formats);
    writeJobSummary(analysis.result, { stream: process.stderr });
    // What was measured is written: whoever does not read on has its verdict all the same.
    interrupt.stop();
    if (json) writeJson(process.stdout, analysis.result);
    else if (!isQuiet) writeText(stream, renderTerminal(analysis.result, { ...terminalOf(stream), reportAt }));
    return signal.aborted ? exitCodeOfEnd(signal) : exitCodeTold(run.plan, analysis.result, stream);
  } finally {
    interrupt.stop();
  }
}

function same(result: RunResult): RunResult {
  return result;
}

function reportsOf({ directory }: OpenRun, analysis: Analysis, formats: readonly FormatName[]): string {
  try {
    return writeReports(directory, analysis, formats);
  } catch (cause) {
    throw new LabError(
      `${(cause as Error).message}; the journals are kept: see to that, then ${typed('analyse', [directory])}`,
      { cause },
    );
  }
}
