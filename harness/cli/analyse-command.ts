/** `analyse DIR`: result and report again, from the journals alone. */

import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { renderTerminal } from '../../reports/terminal/render-terminal.ts';
import { LabError } from '../base/lab-error.ts';
import { analyse } from '../analysis/analyse.ts';
import { readRunPlan } from '../journal/read-run-plan.ts';
import { allProbes } from '../passport/probes/registry.ts';
import { readPassport, systemsIn } from '../passport/read-passport.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import { exitCodeTold, passportsExitCodeTold } from './shortfall.ts';
import type { ExitCode } from './exit-codes.ts';
import { figuresOnRecord } from './figures-on-record.ts';
import { options } from './options.ts';
import { showPassports } from './show-passport.ts';
import { UsageError } from './usage-error.ts';
import { writePassport } from './write-passport.ts';
import { writeReports } from './write-reports.ts';
import { writeJson, writeText } from './write-text.ts';

export function analyseCommand(): CommandUnknownOpts {
  return new Command('analyse')
    .description(
      'Compute the results and pages of a run or of passports again from the journals, even if it was cut short',
    )
    .argument('<dir>', 'folder of the run, such as out/latest')
    .addOption(options.json())
    .action((directory, { json }) => {
      const plan = planOf(directory);
      process.exitCode = told(directory, () =>
        plan.passport === undefined ? analyseRun(directory, plan, json) : analysePassports(directory, plan, json),
      );
    });
}

function analyseRun(directory: string, plan: RunPlan, json: boolean): ExitCode {
  const analysis = analyse(directory, plan);
  const reportAt = writeReports(directory, analysis);
  if (json) writeJson(process.stdout, analysis.result);
  else
    writeText(
      process.stdout,
      renderTerminal(analysis.result, { colour: process.stdout.hasColors?.() ?? false, reportAt }),
    );
  return exitCodeTold(plan, analysis.result, process.stderr);
}

function analysePassports(directory: string, plan: RunPlan, json: boolean): ExitCode {
  const reading = { directory, plan, probes: allProbes, onRecord: figuresOnRecord };
  const results = systemsIn(plan).map((system) => readPassport(reading, system));
  for (const result of results) writePassport(directory, result);
  showPassports(results, { directory, json, stream: process.stdout });
  const isInterrupted = results.some(({ run }) => run.interrupted);
  return passportsExitCodeTold(plan, results, { isInterrupted, stream: process.stderr });
}

/** A folder from anywhere may hold what no run of ours writes: that is a sentence, and no stack. */
function told(directory: string, analyseIt: () => ExitCode): ExitCode {
  try {
    return analyseIt();
  } catch (error) {
    if (error instanceof LabError) throw error;
    throw new LabError(`Cannot analyse "${directory}": ${(error as Error).message}`, { cause: error });
  }
}

function planOf(directory: string): RunPlan {
  try {
    return readRunPlan(directory);
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}
