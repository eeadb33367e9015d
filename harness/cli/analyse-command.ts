/** `analyse DIR`: result and report again, from the journals alone. */

import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { renderTerminal } from '../../reports/terminal/render-terminal.ts';
import { analyse } from '../analysis/analyse.ts';
import { readRunPlan } from '../journal/store.ts';
import { exitCodeOf } from './exit-codes.ts';
import { options } from './options.ts';
import { UsageError } from './usage-error.ts';
import { writeReports } from './write-reports.ts';

export function analyseCommand(): CommandUnknownOpts {
  return new Command('analyse')
    .description(
      'Compute result.json and report.html of a run again from its journals, even if the run was cut short (npm run analyse)',
    )
    .argument('<dir>', 'folder of the run, such as out/latest')
    .addOption(options.json())
    .action((directory, { json }) => {
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
