/** `analyse DIR`: result and report again, from the journals alone. */

import { Command } from 'commander';
import { renderTerminal } from '../../reports/terminal/render-terminal.ts';
import { analyse } from '../analysis/analyse.ts';
import { readRunPlan } from '../journal/store.ts';
import { exitCodeOf } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';
import { writeReports } from './write-reports.ts';

export function analyseCommand(): Command {
  return new Command('analyse')
    .description(
      'compute result.json and report.html of a run again from its journals, also of a run that was cut short',
    )
    .argument('<dir>', 'folder of the run, such as out/latest')
    .option('--json', 'print the result as JSON on stdout, and nothing else there', false)
    .action((directory: string, { json }: { readonly json: boolean }) => {
      const plan = planOf(directory);
      const analysis = analyse(directory, plan);
      const reportAt = writeReports(directory, analysis);
      process.stdout.write(
        json
          ? `${JSON.stringify(analysis.result)}\n`
          : renderTerminal(analysis.result, { colour: process.stdout.hasColors?.() ?? false, reportAt }),
      );
      process.exitCode = exitCodeOf(analysis.result);
    });
}

function planOf(directory: string): ReturnType<typeof readRunPlan> {
  try {
    return readRunPlan(directory);
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}
