import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseYaml } from '../config/parse-yaml.ts';
import { init } from './init-command.ts';
import { loadConfig } from './load-config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

test('init() writes a config that loads, in YAML where there is no JavaScript', async () => {
  writeFileSync(join(folder, 'requirements.txt'), 'slack-bolt\n');
  writeFileSync(join(folder, 'app.py'), 'SocketModeHandler(app)  # socket mode\n');
  expect(init(folder).slice(0, 2)).toEqual([
    '✓ harness.config.yaml was written',
    '✓ .github/workflows/slack-transport.yml was written',
  ]);
  const { systems } = await loadConfig(folder);
  expect(systems).toMatchObject([{ name: 'my-app', transports: ['socket-mode'] }]);
  const workflow = parseYaml(read('.github/workflows/slack-transport.yml')).data;
  expect(JSON.stringify(workflow)).toContain('npx slack-transport-harness run --system my-app');
});

test('init() writes a module that loads beside JavaScript, with what it cannot say as comments', async () => {
  writeFileSync(join(folder, 'package.json'), '{"name":"bot","type":"module","scripts":{"start":"node \'a b\'.js"}}');
  init(folder);
  mkdirSync(join(folder, 'node_modules/slack-transport-harness'), { recursive: true });
  writeFileSync(join(folder, 'node_modules/slack-transport-harness/package.json'), '{"exports":"./d.mjs"}');
  writeFileSync(join(folder, 'node_modules/slack-transport-harness/d.mjs'), 'export const defineConfig = (x) => x;');
  expect((await loadConfig(folder)).systems).toMatchObject([{ name: 'bot', transports: ['http', 'socket-mode'] }]);
  expect(read('harness.config.mjs')).toContain("// offers: ['handled'],");
});

test('init() overwrites nothing, and makes no second config', () => {
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'harness.config.json'), '{}');
  expect(init(folder)[0]).toBe('– harness.config.json is there already and was left as it is');
  expect(init(folder)[1]).toBe('– .github/workflows/slack-transport.yml is there already and was left as it is');
  expect(read('harness.config.json')).toBe('{}');
  expect(() => read('harness.config.mjs')).toThrow('ENOENT');
});
