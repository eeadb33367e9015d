/** `init`: a config and a first step for CI, from what stands in the folder. */

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { guessApp } from '../init/guess-app.ts';
import { readFolder } from '../init/read-folder.ts';
import { newFiles } from '../init/write-files.ts';
import { configNames } from './load-config.ts';
import { typed } from './typed.ts';
import { writeText } from './write-text.ts';

export function initCommand(): CommandUnknownOpts {
  return new Command('init')
    .description(
      'Look at this folder, write a config and a first step for CI, and say what was assumed; nothing is overwritten',
    )
    .action(() => {
      writeText(process.stdout, `${init(process.cwd()).join('\n')}\n`);
    });
}

/** What was done and assumed, in lines. */
export function init(folder: string): readonly string[] {
  const app = guessApp(readFolder(folder));
  const config = configNames.find((name) => existsSync(join(folder, name)));
  const files = newFiles(app, { readsTypeScript: process.features.typescript !== false }).map((file) => ({
    ...file,
    // One config is enough, whatever it is written in
    there: file.path.startsWith('harness.config.')
      ? config
      : existsSync(join(folder, file.path))
        ? file.path
        : undefined,
  }));
  for (const { path, text } of files.filter(({ there }) => there === undefined)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flag: 'wx' });
  }
  return [
    ...files.map(({ path, there }) =>
      there === undefined ? `✓ ${path} was written` : `– ${there} is there already and was left as it is`,
    ),
    '',
    'Assumed:',
    ...app.assumed.map((each) => `  ${each}`),
    '',
    'Next:',
    `  ${typed('doctor')}`,
    `  ${typed('run', ['--system', app.name])}`,
  ];
}
