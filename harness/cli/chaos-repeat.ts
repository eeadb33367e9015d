/** The lines that repeat what chaos did: the whole round, or the scenario of a file. */

import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { TransportName } from '../result.ts';
import { commandLine, repeatOf } from './command-line.ts';
import { declareRun } from './run-command.ts';

export interface RepeatLines {
  ofRound(cell: { readonly asked: string }): string;
  ofFile(file: string, cell: { readonly asked: string; readonly transport: TransportName }): string;
}

/** They mean something else to a run, or stand in the file. */
const notOfRuns = new Set(['rate', 'for', 'workers', 'transport', 'seed', 'system', 'app']);

export function repeatLines(
  command: CommandUnknownOpts,
  { seed, minutes }: { readonly seed: number; readonly minutes: number },
): RepeatLines {
  const own = command.opts();
  return {
    ofRound: ({ asked }) =>
      commandLine('chaos', command, {
        asked,
        instead: {
          ...(own['for'] === undefined ? { minutes } : {}),
          seed,
          workers: undefined,
          system: undefined,
          app: undefined,
        },
      }),
    ofFile(file, { asked, transport }) {
      const run: CommandUnknownOpts = declareRun();
      for (const [name, value] of Object.entries(own))
        if (!notOfRuns.has(name) && run.options.some((option) => option.attributeName() === name))
          run.setOptionValue(name, value);
      return repeatOf(run, () => file)({ scenario: file, transport, seed, asked });
    },
  };
}
