import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command, type CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import { catalogue } from '../../scenarios/catalogue/catalogue.ts';
import { catalogueText } from '../../scenarios/catalogue/catalogue-text.ts';
import { type OnRecord, readCatalogue, type SeenCell, tallyOf } from '../../scenarios/catalogue/read-catalogue.ts';
import * as registry from '../systems/index.ts';
import type { System } from '../systems/system.ts';
import { options } from './options.ts';
import { readResult } from './read-result.ts';
import { writeJson, writeText } from './write-text.ts';

/** `npm run catalogue`: which failures of the field are asked, by what, and which systems have them. */
export function catalogueCommand(): CommandUnknownOpts {
  return new Command('catalogue')
    .description('List the failures that Slack apps met in the field: what asks for each, and which systems have it')
    .addOption(
      new Option(
        '--from <dir...>',
        'folders of runs, or their result.json: which systems showed each failure there, which stood it, and the journals that prove it',
      ).default([] as readonly string[], 'none: what is on record alone'),
    )
    .addOption(options.json('the list'))
    .action(({ from, json }) => {
      const rows = readCatalogue(catalogue, { onRecord: failuresOnRecord(), seen: from.flatMap(cellsOf) });
      if (json) writeJson(process.stdout, { tally: tallyOf(rows), entries: rows }, 2);
      else writeText(process.stdout, catalogueText(rows, { hasRuns: from.length > 0 }));
    });
}

function failuresOnRecord(): readonly OnRecord[] {
  return Object.values<System>(registry).flatMap(({ name, known }) =>
    (known?.failures ?? []).map(({ id, versions }) => ({ id, versions, system: name })),
  );
}

function cellsOf(path: string): readonly SeenCell[] {
  const { cells } = readResult(path);
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  return cells.map((cell) => ({ folder, cell }));
}
