import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { describe, expect, test } from 'vitest';
import { createProgram } from './program.ts';

const root = resolve(import.meta.dirname, '../..');
const scripts: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
/** `npm run <script>` → the command it starts. */
const commands = new Map(
  Object.entries(scripts).flatMap(([script, line]) => {
    const [, command] = /^exec node harness\/cli\/main\.ts ([a-z]+(?: [a-z]+)?)$/.exec(line) ?? [];
    return command === undefined ? [] : [[script, command] as const];
  }),
);

const program = await createProgram([]);

describe('the help', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const helps = new Map(
    [...commands].map(([script, name]) => {
      const command = name
        .split(' ')
        .reduce<CommandUnknownOpts | undefined>(
          (at, word) => at?.commands.find((each) => each.name() === word),
          program,
        );
      return [script, command?.helpInformation() ?? ''] as const;
    }),
  );

  test.each([...commands])('of %s says what it does, and prints no default that is none', (script, command) => {
    const text = helps.get(script) ?? '';
    expect(text).toContain(`Usage: slack-transport-harness ${command}`);
    expect(text).toMatch(/\n\n[A-Z]/);
    expect(text).not.toMatch(/default: (\[\]|false|undefined|")/);
  });

  test('of a command has each option that README.md shows with it', () => {
    const shown = [...readme.matchAll(/npm (?:run )?([\w:]+) -- ([^\n`]*)/g)];
    const missing = shown.flatMap(([line, script = '', rest = '']) =>
      [...rest.replace(/#.*$/, '').matchAll(/(?<=^| )--[a-z-]+/g)]
        .filter(([option]) => !new RegExp(String.raw`^ .*${option}\b`, 'm').test(helps.get(script) ?? ''))
        .map(([option]) => `${option} in ${line}`),
    );
    expect(shown.length).toBeGreaterThan(10);
    expect(missing).toEqual([]);
  });

  test('of some command has each option that README.md names anywhere', () => {
    const named = new Set([...readme.matchAll(/(?<=[ `])--[a-z][a-z-]+/g)].flat());
    const all = [...helps.values()].join('');
    expect([...named].filter((option) => !new RegExp(String.raw`^ .*${option}\b`, 'm').test(all))).toEqual([]);
  });
});
