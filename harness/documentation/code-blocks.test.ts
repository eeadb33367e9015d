/** Every block of code in README.md, docs and the others is what it says: it compiles, it is a config, the command takes those options. */

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig, loadScenarios } from '../cli/load-config.ts';
import { createProgram } from '../cli/program.ts';
import { parseYaml } from '../config/parse-yaml.ts';
import { documented } from '../../mocks/slack/protocol/policy.ts';
import { serveControl } from '../mock/serve-control.ts';
import { startMock } from '../mock/start-mock.ts';
import { findCommand } from '../machine/find-command.ts';
import { documents, root } from './documents.ts';
import type { CodeBlock } from './read-document.ts';
import { shellCommands } from './shell-commands.ts';

const run = promisify(execFile);
mkdirSync(join(root, 'out'), { recursive: true });
/** In the tree, so that it finds the package by its own name. */
const folder = mkdtempSync(join(root, 'out/documents-'));
const elsewhere = mkdtempSync(join(tmpdir(), 'documents-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(elsewhere, { recursive: true });
});

/** ARCHITECTURE.md shows excerpts of the sources, which extend.test.ts holds true; docs/found quotes the sources of SDKs. */
const isOurs = (path: string, { language }: CodeBlock): boolean =>
  path !== 'ARCHITECTURE.md' && (!path.startsWith('docs/found/') || language === 'sh');
const blocks = [...documents].flatMap(([path, document]) =>
  document.blocks.filter((block) => isOurs(path, block)).map((block) => ({ ...block, at: `${path}:${block.line}` })),
);
const of = (...languages: readonly string[]) => blocks.filter(({ language }) => languages.includes(language));
const checked = new Set(['ts', 'js', 'sh', 'yaml', 'json', 'python']);

test('there is nothing in them that nobody checks', () => {
  // A block without a language is what a program prints.
  expect(blocks.filter(({ language }) => language !== '' && !checked.has(language)).map(({ at }) => at)).toEqual([]);
});

describe('TypeScript and JavaScript', () => {
  const sources = of('ts', 'js');
  const nameOf = ({ language, file }: CodeBlock, index: number) => join(`${index}`, file ?? `block.${language}`);
  let complaints = '';
  beforeAll(async () => {
    for (const [index, block] of sources.entries()) {
      const path = join(folder, nameOf(block, index));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${block.text}\nexport {};\n`);
    }
    writeFileSync(join(folder, 'bolt.d.ts'), `declare module '@slack/bolt';\n`);
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../tsconfig.json',
        compilerOptions: { checkJs: true, noUnusedLocals: false },
        include: ['**/*'],
      }),
    );
    complaints = await run(join(root, 'node_modules/.bin/tsc'), ['-p', folder, '--pretty', 'false']).then(
      ({ stdout }) => stdout,
      (error: { readonly stdout?: string }) => error.stdout ?? String(error),
    );
  });

  test.each(sources.map((block, index) => [block.at, nameOf(block, index)] as const))('%s', (_, name) => {
    expect(complaints.split('\n').filter((line) => line.includes(`/${name}(`) || line.startsWith('error'))).toEqual([]);
  });
});

describe('configs and workflows', () => {
  test.each(of('yaml', 'json').map((block, index) => [block.at, block, index] as const))(
    '%s',
    async (_, { file = '', text }, index) => {
      const path = join(elsewhere, `${index}`, file);
      mkdirSync(dirname(path), { recursive: true });
      if (file === '') expect(() => parseYaml(text)).not.toThrow();
      else if (file.startsWith('.github/workflows/')) expect(validateWorkflow(text).errors).toEqual([]);
      else if (file === 'action.yml') expect(validateAction(text).errors).toEqual([]);
      else {
        writeFileSync(path, text);
        if (file.startsWith('harness.config.')) await loadConfig(dirname(path));
        else if (file.startsWith('my-scenarios/')) loadScenarios([path], []);
        else expect(() => parseYaml(text)).not.toThrow();
      }
    },
  );
});

describe('commands', () => {
  let endpoints: readonly string[] = [];
  beforeAll(async () => {
    const mock = await startMock({ port: 0, host: '127.0.0.1', requestUrls: [], policy: documented.values, seed: 1 });
    const control = await serveControl(mock, { port: 0 });
    const { paths } = (await (await fetch(`${control.url}/openapi.json`)).json()) as { readonly paths: object };
    endpoints = Object.entries(paths).flatMap(([path, verbs]) => Object.keys(verbs).map((verb) => `${verb} ${path}`));
    await control.close();
    await mock.close();
  });

  const scripts: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ).scripts;
  /** Not ours; what they do cannot be tried here. */
  const others = ['pip', 'docker', 'pytest', 'cd', 'export', 'git'];

  /** What the harness is told, or undefined where it is none of its commands. */
  function words([program = '', ...rest]: readonly string[]): readonly string[] | undefined {
    if (program === 'npx' && rest[0] === 'slack-transport-harness') return rest.slice(1);
    if (program !== 'npm') return undefined;
    const script = rest[0] === 'run' ? rest[1] : rest[0];
    const told = /^exec node harness\/cli\/main\.ts (.+)$/.exec(scripts[script ?? ''] ?? '')?.[1];
    const from = rest.indexOf('--');
    return told === undefined ? undefined : [...told.split(' '), ...(from < 0 ? [] : rest.slice(from + 1))];
  }

  /** `post /events`: what the control API is asked by curl. */
  function requestOf(command: readonly string[]): string {
    const url = new URL(command.find((word) => word.startsWith('http')) ?? '');
    const verb = command.includes('-X') ? command[command.indexOf('-X') + 1] : command.includes('-d') ? 'post' : 'get';
    return `${verb?.toLowerCase()} ${url.pathname}`;
  }

  /** Refuses what the command refuses, and does nothing. */
  async function parsed(told: readonly string[]): Promise<void> {
    const program = await createProgram(told);
    for (const command of program.commands.flatMap((each) => [each, ...each.commands])) command.action(() => undefined);
    await program.parseAsync(
      told.filter((word) => word !== '--help'),
      { from: 'user' },
    );
  }

  test.each(of('sh').map(({ at, text }) => [at, text] as const))('%s', async (_, text) => {
    for (const command of shellCommands(text)) {
      const told = words(command);
      if (told !== undefined) await parsed(told);
      else if (command[0] === 'curl') expect(endpoints).toContainEqual(requestOf(command));
      else if (command[0] === 'npm')
        expect(['ci', 'i', 'install', 'pack', ...Object.keys(scripts)]).toContain(
          command.at(command[1] === 'run' ? 2 : 1),
        );
      else expect([...others, 'npx']).toContain(command[0]);
    }
  });
});

describe.skipIf(findCommand('python3') === undefined)('Python (skipped where there is none)', () => {
  test.each(of('python').map(({ at, text }) => [at, text] as const))('%s', async (_, text) => {
    await run('python3', ['-c', 'import ast, sys; ast.parse(sys.argv[1])', text]);
  });
});
