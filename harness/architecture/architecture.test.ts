import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { breaches, leftovers } from './rules/breaches.ts';
import { roomCycles } from './rules/cycles.ts';
import { unusedWays } from './rules/directions.ts';
import { type Room, roomTable } from './rules/rooms.ts';
import { sizeBreaches, staleReasons } from './rules/sizes.ts';
import { parseModule } from './rules/parse-module.ts';

const root = join(import.meta.dirname, '../..');
const paths = globSync('{mocks,harness,scenarios,reports}/**/*.ts', { cwd: root });
const sources = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));

test('no file breaks a rule of the architecture', () => {
  expect(sources.size).toBeGreaterThan(100);
  expect(breaches(sources)).toEqual([]);
  expect(leftovers(sources)).toEqual([]);
  expect(roomCycles()).toEqual([]);
});

test('ARCHITECTURE.md shows the rooms as the rules have them (-u writes them)', async () => {
  const path = join(root, 'ARCHITECTURE.md');
  const text = readFileSync(path, 'utf8').replace(/\| room \|[^]*?\n\n/, () => `${roomTable()}\n\n`);
  expect(text).toContain(roomTable());
  await expect(text).toMatchFileSnapshot(path);
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
      "import { us } from '../../../harness/base/units.ts';",
      /mocks\/slack\/io\/ knows only mocks\/slack\/protocol/,
    ],
    [
      'a mock knows the harness by type',
      'mocks/slack/io/x.ts',
      "import type { Micros } from '../../../harness/base/units.ts';",
      /may import both: let them meet there/,
    ],
    [
      'a command writes to the terminal by itself',
      'harness/cli/x.ts',
      'process.stderr.write(app.lastWords);',
      /use writeText\(\) of harness\/cli\/write-text\.ts/,
    ],
    [
      'the harness knows a scenario',
      'harness/lab/x.ts',
      "import { slowLink } from '../../scenarios/latency/slow-link.ts';",
      /harness\/cli\/ may import both/,
    ],
    [
      'the harness knows a report',
      'harness/lab/x.ts',
      "export * from '../../reports/format.ts';",
      /harness\/cli\/ may import both/,
    ],
    [
      'a scenario knows a report',
      'scenarios/latency/x.ts',
      "import { html } from '../../reports/formats/html.ts';",
      /scenarios\/ knows only/,
    ],
    [
      'a report knows a metric',
      'reports/x.ts',
      "import { metricNamed } from '../harness/metrics/index.ts';",
      /reports\/ knows only/,
    ],
    [
      'a report loads the harness when it runs',
      'reports/x.ts',
      "const run = await import('../harness/lab/run.ts');",
      /reports\/ knows only/,
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
      'harness/lab/x.ts',
      "import * as Plot from '@observablehq/plot';",
      /@observablehq\/plot: its home is reports/,
    ],
    [
      'a part of a package is away from home',
      'harness/lab/x.ts',
      "import { HttpClient } from 'toxiproxy-node-client/dist/HttpClient.js';",
      /toxiproxy-node-client: its home/,
    ],
    ['a package has no home', 'harness/lab/x.ts', "import got from 'got';", /which has no home: give it one/],
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
      'harness/lab/x.ts',
      "/** What is drawn. Pure. */\nimport 'node:os';",
      /harness\/lab\/x\.ts imports node:os/,
    ],
    [
      'a test has another word for test',
      'harness/lab/x.test.ts',
      "import { describe, it } from 'vitest';",
      /imports it of vitest: write test/,
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
      ['harness/analysis/judge.ts', "import { a } from '../journal/a.ts';"],
      ['harness/journal/a.ts', "export { b } from './b.ts';"],
      ['harness/journal/b.ts', "import { hostname } from 'node:os';"],
    ]);
    expect(breaches(chain)).toEqual([
      expect.stringContaining(
        'harness/analysis/judge.ts (through harness/journal/a.ts → harness/journal/b.ts) imports node:os',
      ),
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

describe('the alarm rings for circles:', () => {
  test('two files that know each other, be it by type', () => {
    const pair = new Map([
      ['harness/lab/a.ts', "import type { B } from './b.ts';"],
      ['harness/lab/b.ts', "import { a } from './a.ts';"],
      ['harness/lab/c.ts', "import { a } from './a.ts';"],
    ]);
    expect(breaches(pair)).toEqual([
      'harness/lab/a.ts → harness/lab/b.ts → harness/lab/a.ts: a circle of files; move what two of them share to a leaf that imports neither, or join what is one thought',
    ]);
  });

  test('three files, and none where the last does not come back', () => {
    const lines = (end: string) =>
      new Map([
        ['harness/lab/a.ts', "export { b } from './b.ts';"],
        ['harness/lab/b.ts', "export { c } from './c.ts';"],
        ['harness/lab/c.ts', end],
      ]);
    expect(breaches(lines("import { a } from './a.ts';"))).toEqual([expect.stringContaining('a circle of files')]);
    expect(breaches(lines('export const c = 1;'))).toEqual([]);
  });

  test('rooms', () => {
    const room = (...imports: string[]): Room => ({ holds: '', imports });
    const table = { 'harness/base/': room('harness/lab/'), 'harness/lab/': room('harness/base/') };
    expect(roomCycles(table)).toEqual([
      expect.stringContaining('harness/base/ → harness/lab/ → harness/base/: a circle of rooms; take one'),
    ]);
  });
});

test('the alarm rings for a way between rooms that nobody goes', () => {
  const path = 'harness/lab/x.ts';
  const modules = new Map([[path, parseModule(path, "import { us } from '../base/units.ts';")]]);
  const table = { 'harness/lab/': { holds: '', imports: ['harness/base/', 'harness/plan/'] } };
  expect(unusedWays(modules, table)).toEqual([
    expect.stringContaining('harness/lab/ may import harness/plan/ and does not'),
  ]);
});

describe('the alarm rings for sizes:', () => {
  const path = 'harness/lab/x.ts';
  const modules = (source: string) => new Map([[path, parseModule(path, source)]]);
  const lines = (count: number) => '// a line\n'.repeat(count);
  const long = modules(`export function f() {\n${lines(59)}}\nexport const g = () => {\n${lines(58)}};\n`);

  test('a function of 61 lines, not one of 60', () => {
    expect(sizeBreaches(long)).toEqual([
      expect.stringMatching(/^harness\/lab\/x\.ts › f has 61 lines.*: take a part out of it .* or give the reason in /),
    ]);
  });

  test('a file of 251 lines, not one of 250', () => {
    expect(sizeBreaches(modules(lines(250)))).toEqual([]);
    expect(sizeBreaches(modules(lines(251)))).toEqual([expect.stringMatching(/^harness\/lab\/x\.ts has 251 lines/)]);
  });

  test('a reason that nothing needs, and none for what has one', () => {
    const given = { [`${path} › f`]: 'a table' };
    expect(sizeBreaches(long, given)).toEqual([]);
    expect(staleReasons(long, given)).toEqual([]);
    expect(staleReasons(modules(''), given)).toEqual([expect.stringContaining(`${path} › f has a reason`)]);
  });
});

test('the sentence on a direction names the way that is open', () => {
  const sentence = (path: string, specifier: string) =>
    breaches(new Map([[path, `import type { X } from '${specifier}';`]]));
  expect(sentence('harness/history/x.ts', '../metrics/gap.ts')).toEqual([
    expect.stringContaining('the way from harness/metrics/ to harness/history/ is open: move this code there'),
  ]);
  expect(sentence('harness/analysis/x.ts', '../lab/run.ts')).toEqual([
    expect.stringMatching(/harness\/cli\/ may import both: let them meet there/),
  ]);
  expect(sentence('harness/y/x.ts', '../lab/run.ts')).toEqual([expect.stringContaining('stands in no room')]);
});

describe('nothing rings where', () => {
  test.each<[string, string, string]>([
    [
      'types are imported by pure code',
      'harness/history/x.ts',
      "import type { Journal } from '../journal/journal.ts';",
    ],
    ['one type among values is', 'harness/lab/x.ts', "import { type Journal } from '../journal/journal.ts';"],
    [
      'a global’s name is a field or a type',
      'harness/analysis/judge.ts',
      'export const f = (x: Date, y: { process: number }) => y.process;',
    ],
    ['commander is at home', 'harness/cli/x.ts', "import { Command } from '@commander-js/extra-typings';"],
    ['the composition root knows all', 'harness/cli/x.ts', "import { html } from '../../reports/formats/html.ts';"],
    ['a test knows all', 'mocks/slack/io/x.test.ts', "import { us } from '../../../harness/base/units.ts';"],
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
  expect(() => breaches(new Map([['harness/lab/x.ts', 'import {']]))).toThrow('Cannot parse harness/lab/x.ts');
});
