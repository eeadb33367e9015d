/** `trend DIR`: the runs of a folder on one page, each figure over all of them. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { renderTrend } from '../../reports/trend/page.ts';
import { writeWhole } from '../journal/store.ts';
import type { RunResult } from '../result.ts';
import { readResult } from './read-result.ts';
import { UsageError } from './usage-error.ts';
import { writeText } from './write-text.ts';

export function trendCommand(): CommandUnknownOpts {
  return new Command('trend')
    .description('Draw every figure over the runs of a folder, the earliest first, on one page there: trend.html')
    .argument('<dir>', 'folder in which runs have their folders, such as out')
    .action((directory) => {
      const { runs, notes } = runsIn(directory);
      for (const note of notes) writeText(process.stderr, `${note}\n`);
      if (runs.length < 2)
        throw new UsageError(
          `Cannot draw a trend of "${directory}": it has ${runs.length === 1 ? 'one run' : 'no run'} with a result.json; expected two or more`,
        );
      const page = join(directory, 'trend.html');
      writeWhole(page, renderTrend(runs));
      writeText(process.stdout, `Trend over ${runs.length} runs: ${page}\n`);
    });
}

/** What cannot be read is told and left out; `latest` is one of the others. */
function runsIn(directory: string): { readonly runs: readonly RunResult[]; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const runs = foldersIn(directory).flatMap((name) => {
    try {
      return [readResult(join(directory, name))];
    } catch (error) {
      notes.push(`Left out: ${(error as Error).message}`);
      return [];
    }
  });
  return { runs: runs.toSorted((a, b) => a.run.startedAt.localeCompare(b.run.startedAt)), notes };
}

function foldersIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []));
  } catch (error) {
    throw new UsageError(
      `Cannot read the folder "${directory}": ${(error as Error).message}; expected one that holds runs`,
      { cause: error },
    );
  }
}
