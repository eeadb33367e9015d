/** The examples of ARCHITECTURE.md, added to a copy of the tree as they stand there: one file, and at most one line. */

import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

interface Example {
  readonly file: string;
  readonly source: string;
  readonly line?: { readonly file: string; readonly text: string };
}

const root = resolve(import.meta.dirname, '../..');
const examples = [
  ...readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').matchAll(
    /```ts\n\/\/ (\S+)\n(?:\/\/ \+ (\S+): (.*)\n)?([\s\S]*?)```/g,
  ),
].map(([, file = '', lineFile, text = '', source = '']): Example => ({
  file,
  source,
  ...(lineFile === undefined ? {} : { line: { file: lineFile, text } }),
}));

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'extend-'));
  for (const name of ['harness', 'mocks', 'scenarios', 'reports', 'package.json', 'tsconfig.json', 'vitest.config.ts'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const { file, source, line } of examples) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), source);
    if (line) appendFileSync(join(copy, line.file), `${line.text}\n`);
  }
});
afterAll(() => rmSync(copy, { recursive: true }));

describe('the examples of ARCHITECTURE.md', () => {
  test('show a metric, a fault, a scenario, a system and a report format', () => {
    expect(examples.map(({ file }) => dirname(file).split('/').slice(0, 2).join('/'))).toEqual([
      'harness/metrics',
      'harness/faults',
      'scenarios/latency',
      'harness/systems',
      'reports/formats',
    ]);
  });

  test('type-check', () => {
    const typeCheck = (): string => execFileSync(join(root, 'node_modules/.bin/tsc'), { cwd: copy, encoding: 'utf8' });
    expect(typeCheck).not.toThrow();
  });

  test('are found by name once their line is there', () => {
    const script = `
      const { metricNamed } = await import('./harness/metrics/index.ts');
      const { scenarios } = await import('./scenarios/index.ts');
      const { parseSystem } = await import('./harness/systems/parse-system.ts');
      const formats = await import('./reports/formats/index.ts');
      console.log(JSON.stringify([
        metricNamed('third-attempts').title,
        scenarios.find(({ name }) => name === 'slow-acks')?.title,
        parseSystem('silent').system.title,
        formats.verdicts.render({ cells: [{ id: 'a', verdict: 'pass', why: 'b' }] }),
      ]));`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: copy,
      encoding: 'utf8',
    });
    expect(JSON.parse(printed)).toEqual(['three attempts or more', 'Slow way back', 'Silent', 'pass  a  b\n']);
  });
});
