import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { breaches } from './fixtures/import-rules.ts';

const root = join(import.meta.dirname, '../..');
const paths = globSync('{mocks,harness,scenarios,reports}/**/*.ts', { cwd: root });
const sources = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));

test('no file breaks a rule of the architecture', () => {
  expect(sources.size).toBeGreaterThan(100);
  expect(breaches(sources)).toEqual([]);
});

test('one broken file among all is found, and nothing else', () => {
  const path = 'harness/analysis/judge.ts';
  const broken = `import { readFileSync } from 'node:fs';\n${sources.get(path)}`;
  expect(breaches(new Map([...sources, [path, broken]]))).toEqual([
    `${path} imports node:fs: pure code computes only; move what touches the world to its caller`,
  ]);
});

/** Each rule once broken: the sentence names the file, and says what to do. */
describe('the alarm rings where', () => {
  test.each<[string, string, string, RegExp]>([
    [
      'a mock knows the harness',
      'mocks/slack/io/x.ts',
      "import { us } from '../../../harness/units.ts';",
      /mocks knows only mocks\/;/,
    ],
    [
      'a mock knows the harness by type',
      'mocks/slack/io/x.ts',
      "import type { Micros } from '../../../harness/units.ts';",
      /mocks knows only/,
    ],
    [
      'the harness knows a scenario',
      'harness/x.ts',
      "import { slowLink } from '../../scenarios/latency/slow-link.ts';",
      /harness knows only/,
    ],
    ['the harness knows a report', 'harness/x.ts', "export * from '../../reports/format.ts';", /harness knows only/],
    [
      'a scenario knows a report',
      'scenarios/latency/x.ts',
      "import { html } from '../../reports/formats/html.ts';",
      /scenarios knows only/,
    ],
    [
      'a report knows a metric',
      'reports/x.ts',
      "import { metricNamed } from '../metrics/index.ts';",
      /reports knows only/,
    ],
    [
      'a report loads the harness when it runs',
      'reports/x.ts',
      "const run = await import('../harness/lab/run.ts');",
      /reports knows only/,
    ],
    [
      'the contract imports',
      'harness/result.ts',
      "import type { Micros } from './base/units.ts';",
      /the contract imports nothing/,
    ],
    [
      'a package is away from home',
      'harness/network/open-network.ts',
      "import { WebSocket } from 'ws';",
      /the package ws: its home is mocks/,
    ],
    ['msw is away from home', 'mocks/apps/x.ts', "import { http } from 'msw';", /the package msw: its home/],
    [
      'autocannon is away from home',
      'harness/lab/run.ts',
      "import autocannon from 'autocannon';",
      /the package autocannon: its home/,
    ],
    [
      'a chart is drawn by the harness',
      'harness/x.ts',
      "import * as Plot from '@observablehq/plot';",
      /@observablehq\/plot: its home is reports/,
    ],
    [
      'a part of a package is away from home',
      'harness/x.ts',
      "import { HttpClient } from 'toxiproxy-node-client/dist/HttpClient.js';",
      /toxiproxy-node-client: its home/,
    ],
    ['a package has no home', 'harness/x.ts', "import got from 'got';", /which has no home: give it one/],
    [
      'a machine reads files',
      'mocks/slack/protocol/x.ts',
      "import { readFileSync } from 'node:fs';",
      /pure code computes only/,
    ],
    [
      'a machine reads files, the old way',
      'mocks/slack/protocol/x.ts',
      "import { readFileSync } from 'fs';",
      /imports node:fs: pure code/,
    ],
    [
      'a machine reads the clock',
      'mocks/apps/protocol/x.ts',
      'export const now = Date.now();',
      /uses Date: pure code takes the time/,
    ],
    [
      'a metric reads the clock',
      'harness/metrics/x.ts',
      'export const f = () => performance.now();',
      /uses performance/,
    ],
    ['a workload sets a timer', 'harness/workloads/workload.ts', 'setTimeout(() => 1, 5);', /uses setTimeout/],
    [
      'history throws dice',
      'harness/history/history.ts',
      'export const f = () => [Math.random()] as const;',
      /uses Math\.random/,
    ],
    [
      'the judge reads the environment',
      'harness/analysis/judge.ts',
      "export const f = (x = process.env['X']) => x;",
      /uses process/,
    ],
    [
      'a file that calls itself pure is not',
      'harness/x.ts',
      "/** What is drawn. Pure. */\nimport 'node:os';",
      /harness\/x\.ts imports node:os/,
    ],
    [
      'a cell knows a registry',
      'harness/lab/run-cell.ts',
      "import * as systems from '../systems/index.ts';",
      /interfaces, not registries/,
    ],
    [
      'a fault knows a fault',
      'harness/faults/x.ts',
      "import { refused } from './refused.ts';",
      /a member of harness\/faults/,
    ],
    [
      'a member knows the list it stands in',
      'harness/metrics/gap.ts',
      "import { metricNamed } from './index.ts';",
      /the list it stands in/,
    ],
  ])('%s', (_, path, source, sentence) => {
    const alone = breaches(
      new Map([
        [path, source],
        ['harness/metrics/registry.ts', "export { gap } from './gap.ts';"],
      ]),
    );
    expect(alone).toEqual([expect.stringMatching(sentence)]);
    expect(alone[0]).toContain(path);
  });

  test('a pure file draws in an impure one through others', () => {
    const chain = new Map([
      ['harness/analysis/judge.ts', "import { a } from '../a.ts';"],
      ['harness/a.ts', "export { b } from './b.ts';"],
      ['harness/b.ts', "import { hostname } from 'node:os';"],
    ]);
    expect(breaches(chain)).toEqual([
      expect.stringContaining('harness/analysis/judge.ts (through harness/a.ts → harness/b.ts) imports node:os'),
    ]);
  });

  test.each([
    ['harness/metrics/', 'harness/metrics/registry.ts', 'gap', 'lost'],
    ['harness/transports/', 'harness/transports/registry.ts', 'http', 'socket-mode'],
    ['harness/systems/', 'harness/systems/index.ts', 'bolt-js/bolt-js', 'no-sdk/no-sdk'],
    ['scenarios/', 'scenarios/registry.ts', 'latency/steady', 'acks/lost-acks'],
    ['reports/formats/', 'reports/formats/index.ts', 'html', 'terminal'],
    ['mocks/apps/behaviours/', 'mocks/apps/behaviours/registry.ts', 'prompt', 'stalls'],
    ['mocks/slack/faults/', 'mocks/slack/faults/registry.ts', 'mute', 'ghosts'],
    ['mocks/toxiproxy/toxics/', 'mocks/toxiproxy/toxics/index.ts', 'latency', 'noop'],
  ])('a member of %s knows another, or a leaf knows a member', (folder, registry, one, other) => {
    const up = one.includes('/') ? '../' : './';
    const list = `export { a } from './${one}.ts'; export { b } from './${other}.ts';`;
    const known = (path: string, specifier: string) =>
      breaches(
        new Map([
          [registry, list],
          [path, `import { c } from '${specifier}';`],
        ]),
      );
    expect(known(`${folder}${one}.ts`, `${up}${other}.ts`)).toEqual([expect.stringContaining(`${folder}${other}.ts`)]);
    expect(known(`${folder}leaf.ts`, `./${other}.ts`)).toEqual([expect.stringContaining('leaf modules do not know')]);
    expect(known(`${folder}${one}.ts`, `${up}leaf.ts`)).toEqual([]);
  });
});

describe('nothing rings where', () => {
  test.each<[string, string, string]>([
    [
      'types are imported by pure code',
      'harness/plan/cell-plan.ts',
      "import type { Journal } from '../journal/journal.ts';",
    ],
    ['one type among values is', 'harness/x.ts', "import { type Journal } from './journal/journal.ts';"],
    [
      'a global’s name is a field or a type',
      'harness/analysis/judge.ts',
      'export const f = (x: Date, y: { process: number }) => y.process;',
    ],
    ['commander is at home', 'harness/cli/x.ts', "import { Command } from '@commander-js/extra-typings';"],
    ['the composition root knows all', 'harness/cli/x.ts', "import { html } from '../../reports/formats/html.ts';"],
    ['a test knows all', 'mocks/slack/io/x.test.ts', "import { us } from '../../../harness/units.ts';"],
    ['a file of one system knows another of it', 'harness/systems/bolt-js/x.ts', "import { a } from './bolt-js.ts';"],
  ])('%s', (_, path, source) => {
    const systems = "export { boltJs } from './bolt-js/bolt-js.ts';";
    expect(
      breaches(
        new Map([
          [path, source],
          ['harness/systems/index.ts', systems],
        ]),
      ),
    ).toEqual([]);
  });
});

test('a file that cannot be parsed is an error, not a pass', () => {
  expect(() => breaches(new Map([['harness/x.ts', 'import {']]))).toThrow('Cannot parse harness/x.ts');
});
