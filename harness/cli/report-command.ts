/** `report DIR`: the pages of a run again, opened where that is asked for; without a folder, a run that is worth a report. */

import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { UsageError } from './usage-error.ts';
import { openInBrowser } from './open-in-browser.ts';
import { options } from './options.ts';
import { reportAgain } from './report-again.ts';
import { runCommand } from './run-command.ts';

export function reportCommand(): CommandUnknownOpts {
  return new Command('report')
    .description(
      'Write the report of a run again from its journals, in any format; without a folder, run everything with the profile "report" first',
    )
    .argument('[dir]', 'folder of the run, such as out/latest')
    .addOption(options.format())
    .addOption(options.baseline())
    .addOption(options.open())
    .action(async (directory, { format, baseline, open }) => {
      if (directory === undefined) {
        if (open)
          throw new UsageError(
            '--open opens the report of a run that there is: expected its folder, such as out/latest',
          );
        const words = [
          ...format.flatMap((each) => ['--format', each]),
          ...(baseline === undefined ? [] : ['--baseline', baseline]),
        ];
        await runCommand().parseAsync(['--profile', 'report', ...words], { from: 'user' });
        return;
      }
      const { reportAt, exitCode } = reportAgain(directory, { formats: format, json: false, baseline });
      if (open) openInBrowser(reportAt);
      process.exitCode = exitCode;
    });
}
