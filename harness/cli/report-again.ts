/** Result and reports of a run again, from its journals alone. */

import { renderTerminal } from '../../reports/terminal/render-terminal.ts';
import { readRunPlan } from '../journal/read-run-plan.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import { analyseRun } from './analyse-run.ts';
import type { ExitCode } from './exit-codes.ts';
import { heldAgainst } from './held-against.ts';
import type { FormatName } from './select-formats.ts';
import { exitCodeTold } from './shortfall.ts';
import { terminalOf } from './terminal-of.ts';
import { UsageError } from './usage-error.ts';
import { writeReports } from './write-reports.ts';
import { writeJson, writeText } from './write-text.ts';

export interface ReportAgainOptions {
  readonly formats: readonly FormatName[];
  /** The result as JSON on stdout in place of the summary. */
  readonly json: boolean;
  /** An earlier run that it is held against: its result.json, or its folder. */
  readonly baseline?: string | undefined;
}

export function reportAgain(
  directory: string,
  { formats, json, baseline }: ReportAgainOptions,
): { readonly reportAt: string; readonly exitCode: ExitCode } {
  const plan = planOf(directory);
  const { result, evidence } = analyseRun(directory, plan);
  const analysis = { result: heldAgainst(baseline, plan.comparing)(result), evidence };
  const reportAt = writeReports(directory, analysis, formats);
  if (json) writeJson(process.stdout, analysis.result);
  else writeText(process.stdout, renderTerminal(analysis.result, { ...terminalOf(process.stdout), reportAt }));
  return { reportAt, exitCode: exitCodeTold(plan, analysis.result, process.stderr) };
}

/** Throws `UsageError` where the folder is not one of a run. */
export function planOf(directory: string): RunPlan {
  try {
    return readRunPlan(directory);
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}
