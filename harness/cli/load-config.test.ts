import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfig, loadScenarios } from './load-config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(config: string, name = 'harness.config.mjs'): void {
  writeFileSync(join(folder, name), `export default ${config};\n`);
}

describe('loadConfig()', () => {
  test('finds nothing where there is no file', async () => {
    await expect(loadConfig(folder)).resolves.toMatchObject({ systems: [], scenarios: [] });
  });

  test('makes systems of its entries', async () => {
    write(`{ systems: [
      { name: 'mine', command: 'node app.js', env: { A: 'b' }, cwd: 'sub', offers: ['handled'], promises: ['exactly-once'] },
      { name: 'other', title: 'Other', note: 'Another', command: { http: 'python app.py' } },
    ] }`);
    const {
      systems: [mine, other],
    } = await loadConfig(folder);
    expect(mine).toMatchObject({ name: 'mine', title: 'mine', versions: ['own'], transports: ['http', 'socket-mode'] });
    expect(mine).toMatchObject({ offers: ['handled'], promises: ['exactly-once'] });
    expect(other).not.toHaveProperty('offers');
    expect(other).toMatchObject({ title: 'Other', note: 'Another', transports: ['http'] });
    const prepared = await mine?.prepare('own', { cache: '', progress: () => {} });
    if (prepared?.kind !== 'prepared') throw new Error('expected it to be prepared');
    expect(prepared.command('http')).toEqual({
      command: 'node app.js',
      args: [],
      shell: true,
      surroundings: 'user',
      cwd: join(folder, 'sub'),
      env: { A: 'b' },
    });
  });

  test('takes TypeScript, with defineConfig()', async () => {
    const define = pathToFileURL(join(import.meta.dirname, '../define-config.ts')).href;
    const source = `import { defineConfig } from ${JSON.stringify(define)};
      const name: string = 'typed';
      export default defineConfig({ systems: [{ name, command: 'true' }] });`;
    writeFileSync(join(folder, 'harness.config.ts'), source);
    await expect(loadConfig(folder)).resolves.toMatchObject({ systems: [{ name: 'typed' }] });
  });

  test.each([
    ['7', 'its default export is 7: expected `export default defineConfig({ systems: [...] })`'],
    ['{ systems: 3 }', 'systems is 3: expected a list of systems'],
    ["{ systems: [{ name: 'My App', command: 'a' }] }", 'systems[0].name is "My App": expected lower-case letters'],
    ["{ systems: [{ name: 'a' }] }", 'systems[0].command is missing: expected a command, or { http:'],
    ["{ systems: [{ name: 'a', command: '' }] }", 'systems[0].command is "": expected a text that is not empty'],
    ["{ systems: [{ name: 'a', command: {} }] }", 'systems[0].command is {}: expected a command for http'],
    ["{ systems: [{ name: 'a', command: 'a', port: 3 }] }", 'systems[0] has "port", which it does not know'],
    [
      "{ systems: [{ name: 'a', command: 'a', offers: ['all'] }] }",
      'systems[0].offers[0] is "all": expected handled or',
    ],
    [
      "{ systems: [{ name: 'a', command: 'a', promises: ['x'] }] }",
      'systems[0].promises[0] is "x": expected exactly-once',
    ],
    ["{ systems: [{ name: 'a', command: 'a', env: { A: 3 } }] }", 'systems[0].env.A is 3: expected a text'],
    [
      "{ systems: [{ name: 'a', command: { http: 'a' }, transports: ['socket-mode'] }] }",
      'systems[0].command.socket-mode is missing: expected a command, since transports has socket-mode',
    ],
    [
      "{ systems: [{ name: 'a', command: 'a' }, { name: 'a', command: 'b' }] }",
      'systems[1].name is "a": expected a name of its own',
    ],
  ])('says what is wrong with %s', async (config, words) => {
    write(config);
    const file = join(folder, 'harness.config.mjs');
    await expect(loadConfig(folder)).rejects.toThrow(`Cannot use ${file}: ${words}`);
  });

  test('says that a file cannot be loaded', async () => {
    write('nothing.at.all');
    await expect(loadConfig(folder)).rejects.toThrow(/^Cannot load .*harness\.config\.mjs: nothing is not defined$/);
  });
});

const scenarioText = `name: long-partition
title: A long partition
workload:
  perSecond: 5
  for: 20 s
faults:
  - fault: partition-that-kills
    from: 3 s
    to: 11 s
expects:
  - metric: recovery
    atMost: 10 s
  - metric: lost
    atMost: 0
`;

const indented = scenarioText.trimEnd().replaceAll('\n', '\n    ');

describe('loadConfig() of plain YAML', () => {
  test('has scenarios, thresholds, policy and expected failures, each with its line', async () => {
    writeFileSync(
      join(folder, 'harness.config.yaml'),
      `systems:
  - { name: mine, command: node app.js }
thresholds:
  - { scenario: steady, metric: response-time, of: p99, atMost: 250 ms }
policy:
  maxLinks: 3
  ackDeadlineUs: 2500ms
expectedFailures:
  - scenario: long-partition
    metric: recovery
    transport: socket-mode
    reason: waits for the next SDK
    expires: 2027-01-31
scenarios:
  - ${indented}
`,
    );
    const config = await loadConfig(folder);
    expect(config).toMatchObject({
      systems: [{ name: 'mine' }],
      thresholds: [{ scenario: 'steady', expects: { metric: 'response-time', of: 'p99', atMost: 250_000 } }],
      policy: ['maxLinks=3', 'ackDeadlineUs=2500ms'],
      expectedFailures: [{ metric: 'recovery', standsAt: 'harness.config.yaml:9' }],
      scenarios: [
        {
          name: 'long-partition',
          suite: 'own',
          workload: { text: '5 events a second for 20 s' },
          faults: [{ from: 3e6, to: 11e6, fault: { name: 'partition-that-kills' } }],
          expects: [
            { metric: 'recovery', atMost: 10e6 },
            { metric: 'lost', atMost: 0 },
          ],
          decides: { metric: 'recovery' },
        },
      ],
    });
  });

  test('of JSON is the same', async () => {
    writeFileSync(
      join(folder, 'harness.config.json'),
      '{\n  "systems": [\n    { "name": "A b", "command": "x" }\n  ]\n}\n',
    );
    await expect(loadConfig(folder)).rejects.toThrow(
      'harness.config.json:3: systems[0].name is "A b": expected lower-case',
    );
  });
});

test('loadScenarios() takes every scenario of docs/found', () => {
  const found = join(import.meta.dirname, '../../docs/found');
  const files = readdirSync(found).filter((name) => name.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(0);
  expect(
    loadScenarios(
      files.map((name) => join(found, name)),
      [],
    ).map(({ scenario }) => scenario.name),
  ).toEqual(files.map((name) => name.replace('.yaml', '')));
});

test('loadConfig() takes the example of docs/configuration.md', async () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/configuration.md'), 'utf8');
  const [, example = ''] = /```yaml harness\.config\.yaml\n([\s\S]*?)```/.exec(text) ?? [];
  writeFileSync(join(folder, 'harness.config.yaml'), example);
  const { scenarios, systems } = await loadConfig(folder);
  expect([scenarios.length, systems.length]).toEqual([2, 1]);
});

describe('loadScenarios()', () => {
  const file = () => join(folder, 'mine.yaml');
  const load = (text: string) => {
    writeFileSync(file(), text);
    const [loaded] = loadScenarios([file()], [{ name: 'steady' }]);
    if (loaded === undefined) throw new Error('expected a scenario');
    return loaded.scenario;
  };

  test('takes parameters of faults, and says where the fault cannot be had', () => {
    const slow = scenarioText.replace(
      'partition-that-kills',
      'slow-network\n    with: { lane: to-slack, delay: 0.5 s }',
    );
    expect(load(slow).faults[0]?.fault.text).toBe('every byte to Slack waits 500 ms');
    const mute = scenarioText.replace('partition-that-kills', 'withhold-hello');
    expect(load(mute).unsupported).toEqual({ http: 'It is a fault of Socket Mode: over HTTP Slack has no sockets' });
    expect(load(`${scenarioText}transports: [http]\n`).unsupported).toHaveProperty('socket-mode');
    expect(
      load(scenarioText.replace('partition-that-kills', 'bad-certificate\n    with: { kind: expired }')).needsTls,
    ).toBe(true);
  });

  test('lets a fault of one transport strike in a scenario of both, and tolerates what touched nothing', () => {
    const one = scenarioText.replace('partition-that-kills', 'withhold-hello\n    over: socket-mode');
    const scenario = load(`${one}toleratesMisses: true\n`);
    expect(scenario).toMatchObject({ unsupported: {}, toleratesMisses: true, faults: [{ over: 'socket-mode' }] });
    expect(load(scenarioText)).not.toHaveProperty('toleratesMisses');
  });

  test.each([
    [
      'metric: recovery',
      'metric: recovry',
      11,
      /expects\[0\]\.metric is "recovry": expected one of .*; did you mean recovery\?$/,
    ],
    [
      'to: 11 s',
      'to: 20 s',
      9,
      /faults\[0\]\.to is "20 s": expected a time before the end of the traffic, which lasts 20 s$/,
    ],
    ['to: 11 s', 'to: 2 s', 9, /faults\[0\]\.to is "2 s": expected a time after 3 s$/],
    [
      'partition-that-kills',
      'partition-that-kill',
      7,
      /faults\[0\]\.fault is "partition-that-kill": expected one of .*; did you mean partition-that-kills\?$/,
    ],
    ['from: 3 s', 'from: soon', 8, /faults\[0\]\.from is "soon": expected a time such as "500 ms"/],
    [
      '  perSecond: 5',
      '  perSecond: 5\n  shape: stead',
      5,
      /workload\.shape is "stead": expected one of .*; did you mean steady\?$/,
    ],
    ['title: A', 'titel: A', 2, /the config has "titel", which it does not know$/],
    ['atMost: 10 s', 'atMost: 10', 12, /expects\[0\]\.atMost is 10: expected a time such as/],
    ['atMost: 0', 'atMost: none', 14, /expects\[1\]\.atMost is "none": expected a number$/],
    [
      'expects:',
      'transports: [sockets]\nexpects:',
      10,
      /transports\[0\] is "sockets": expected one of http, socket-mode; did you mean/,
    ],
    ['workload:', 'workload: [', 3, /^Cannot read .*mine\.yaml:\d+: /],
  ])('of %j in place of which stands %j says line %i', (right, wrong, line, words) => {
    const act = () => load(scenarioText.replace(right, wrong));
    expect(act).toThrow(words);
    if (!wrong.endsWith('[')) expect(act).toThrow(`Cannot use ${file()}:${line}: `);
  });

  test('says that a name is taken', () => {
    expect(() => load(scenarioText.replace('long-partition', 'steady'))).toThrow(
      'mine.yaml: its name is "steady", which another scenario has',
    );
  });

  test('says that there is no such file', () => {
    expect(() => loadScenarios([join(folder, 'none.yaml')], [])).toThrow(/^Cannot read .*none\.yaml: ENOENT/);
  });
});
