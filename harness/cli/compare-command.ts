/** `compare A B`: what changed from one run to a later one, in words; 1 where something got worse. */

import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { baselineLines } from '../../reports/terminal/baseline-lines.ts';
import { hasRegression } from '../analysis/compare/has-regression.ts';
import { compareRuns } from '../analysis/compare/runs.ts';
import { exitCodes } from './exit-codes.ts';
import { options } from './options.ts';
import { readResult } from './read-result.ts';
import { marginsOf } from './select-margin.ts';
import { terminalOf } from './terminal-of.ts';
import { writeJson, writeText } from './write-text.ts';

export function compareCommand(): CommandUnknownOpts {
  return new Command('compare')
    .description('Tell what changed from one run to a later one; ends with 1 where something got worse')
    .argument('<before>', 'result.json of the earlier run, or its folder')
    .argument('<after>', 'that of the later run')
    .addOption(options.margin())
    .addOption(options.json('what changed'))
    .action((before, after, { margin, json }) => {
      const baseline = compareRuns(readResult(before), readResult(after), { margins: marginsOf(margin) });
      if (json) writeJson(process.stdout, baseline);
      else writeText(process.stdout, `${baselineLines(baseline, terminalOf(process.stdout).width).join('\n')}\n`);
      process.exitCode = hasRegression(baseline) ? exitCodes.fail : exitCodes.pass;
    });
}
