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
  const documents = [
    'README.md',
    ...['own-app', 'commands', 'mock', 'measuring', 'testing', 'ci'].map((page) => `docs/${page}.md`),
  ]
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('');
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

  test('of some command has each option that README.md and docs name anywhere', () => {
    const named = new Set([...documents.matchAll(/(?<=`)--[a-z][a-z-]+/g)].flat());
    const all = [...helps.values()].join('');
    expect([...named].filter((option) => !new RegExp(String.raw`^ .*${option}\b`, 'm').test(all))).toEqual([]);
  });
});
