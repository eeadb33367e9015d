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
  test('show a metric, two faults, a rule of lint, a scenario, a system and a report format', () => {
    expect(examples.map(({ file }) => dirname(file).split('/').slice(0, 2).join('/'))).toEqual([
      'harness/metrics',
      'harness/faults',
      'mocks/slack',
      'harness/analysis',
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
      const { lintRules } = await import('./harness/analysis/lint/index.ts');
      const formats = await import('./reports/formats/index.ts');
      const { slackFault } = await import('./harness/faults/slack-fault.ts');
      console.log(JSON.stringify([
        metricNamed('third-attempts').title,
        scenarios.find(({ name }) => name === 'slow-acks')?.title,
        parseSystem('silent').system.title,
        formats.verdicts.render({ cells: [{ id: 'a', verdict: 'pass', why: 'b' }] }),
        slackFault('slow-open', { ms: 5 }).text,
        lintRules.find(({ name }) => name === 'sends-binary')?.means,
      ]));`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: copy,
      encoding: 'utf8',
    });
    expect(JSON.parse(printed)).toEqual([
      'three attempts or more',
      'Slow way back',
      'Silent',
      'pass  a  b\n',
      'apps.connections.open answers 5 ms later',
      'sends binary frames',
    ]);
  });

  test('the fault of Slack’s is begun by the control API, and described by it', () => {
    const script = `
      const { documented } = await import('./mocks/slack/protocol/policy.ts');
      const { startMock } = await import('./harness/mock/start-mock.ts');
      const { serveControl } = await import('./harness/mock/serve-control.ts');
      const mock = await startMock({ port: 0, host: '127.0.0.1', requestUrls: [], policy: documented.values, seed: 1 });
      const { url, close } = await serveControl(mock, { port: 0 });
      const said = async (path, body) => (await fetch(url + path, body && { method: 'POST', body: JSON.stringify(body) })).json();
      const begun = await said('/faults', { kind: 'slow-open', ms: 40 });
      const { faults } = await said('/faults');
      const description = JSON.stringify(await said('/openapi.json'));
      const asked = performance.now();
      await fetch(mock.apiUrl + 'apps.connections.open', { method: 'POST' });
      const waited = performance.now() - asked;
      await close();
      await mock.close();
      console.log(JSON.stringify({ begun, faults, isDescribed: description.includes('"slow-open"'), hasWaited: waited >= 39 }));`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: copy,
      encoding: 'utf8',
    });
    expect(JSON.parse(printed)).toEqual({
      begun: { id: 1 },
      faults: [{ id: 1, kind: 'slow-open', text: 'apps.connections.open answers 40 ms later' }],
      isDescribed: true,
      hasWaited: true,
    });
  });
});
