import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfig } from './load-config.ts';

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
    await expect(loadConfig(folder)).resolves.toEqual([]);
  });

  test('makes systems of its entries', async () => {
    write(`{ systems: [
      { name: 'mine', command: 'node app.js', env: { A: 'b' }, cwd: 'sub', offers: ['handled'], promises: ['exactly-once'] },
      { name: 'other', title: 'Other', note: 'Another', command: { http: 'python app.py' } },
    ] }`);
    const [mine, other] = await loadConfig(folder);
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
    await expect(loadConfig(folder)).resolves.toMatchObject([{ name: 'typed' }]);
  });

  test.each([
    ['7', 'its default export is 7: expected `export default defineConfig({ systems: [...] })`'],
    ['{}', 'systems is missing: expected a list of systems'],
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
