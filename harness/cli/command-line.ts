/** A command as one types it again: from the options that were chosen, never from what was typed. */

import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { shellWord } from '../base/shell-word.ts';
import type { MatrixOptions } from '../matrix/matrix.ts';
import { typed } from './typed.ts';

/** They say where files are put, how the result is printed and what is put up with: nothing that is measured depends on them. */
const outward = new Set(['out', 'json', 'allowUnsupported', 'format', 'baseline']);
/** A cell is named by its scenario, its transport, its system and its seed; which cells ran beside it is not part of it. */
const ofTheRun = {
  suite: undefined,
  system: undefined,
  app: undefined,
  pairs: undefined,
  profile: undefined,
  compare: undefined,
  margin: undefined,
  phase: undefined,
  workers: undefined,
};

/**
 * The command `name`, then every option whose value is not its default, each word quoted where a shell needs it. `instead` replaces a value
 * (it is then written though it is the default), or leaves the option out where it has `undefined`. `asked` is words that are
 * quoted already.
 */
export function commandLine(
  name: string,
  command: CommandUnknownOpts,
  { asked, instead = {} }: { readonly asked?: string; readonly instead?: Readonly<Record<string, unknown>> } = {},
): string {
  const chosen: Readonly<Record<string, unknown>> = { ...command.opts(), ...instead };
  const words = command.options.flatMap((option) => {
    const attribute = option.attributeName();
    const value = chosen[attribute];
    // What `--no-x` takes away is there otherwise: commander gives such an option the default `true`.
    const usual: unknown = option.negate ? true : option.defaultValue;
    const isDefault = !(attribute in instead) && isSame(value, usual);
    return isDefault || outward.has(attribute)
      ? []
      : wordsOf(option.long ?? '', option.negate ? value === false : value);
  });
  return typed(name, [...(asked === undefined ? [] : [asked]), ...words]);
}

/** The line that repeats one cell of a run. `askedFor`: how a scenario is asked for, where not by its name. */
export function repeatOf(
  command: CommandUnknownOpts,
  askedFor: (scenario: string) => string = (name) => name,
): MatrixOptions['repeat'] {
  return ({ scenario, transport, seed, asked, phaseUs }) =>
    commandLine('run', command, {
      asked,
      instead: {
        ...ofTheRun,
        scenario: [askedFor(scenario)],
        transport: [transport],
        seed,
        ...(phaseUs === undefined ? {} : { phase: phaseUs / 1e6 }),
      },
    });
}

function wordsOf(name: string, value: unknown): readonly string[] {
  if (value === undefined || value === false) return [];
  if (value === true) return [name];
  return [value].flat().map((each) => `${name} ${shellWord(String(each))}`);
}

function isSame(value: unknown, other: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(other);
}
