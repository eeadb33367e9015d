/** `analyse DIR`: result and report again, from the journals alone. */

import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { LabError } from '../base/lab-error.ts';
import { allProbes } from '../passport/probes/registry.ts';
import { readPassport, systemsIn } from '../passport/read-passport.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import { passportsExitCodeTold } from './shortfall.ts';
import type { ExitCode } from './exit-codes.ts';
import { figuresOnRecord } from './figures-on-record.ts';
import { options } from './options.ts';
import { planOf, reportAgain } from './report-again.ts';
import { showPassports } from './show-passport.ts';
import { writePassport } from './write-passport.ts';

export function analyseCommand(): CommandUnknownOpts {
  return new Command('analyse')
    .description(
      'Compute the results and pages of a run or of passports again from the journals, even if it was cut short',
    )
    .argument('<dir>', 'folder of the run, such as out/latest')
    .addOption(options.format())
    .addOption(options.json())
    .action((directory, { format, json }) => {
      const plan = planOf(directory);
      process.exitCode = told(directory, () =>
        plan.passport === undefined
          ? reportAgain(directory, { formats: format, json }).exitCode
          : analysePassports(directory, plan, json),
      );
    });
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
