import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type NpmRegistry, startNpmRegistry } from './fixtures/npm-registry.ts';
import { npmApp } from './npm-app.ts';

let folder: string;
let registry: NpmRegistry;
let progress: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'npm-app-'));
  registry = await startNpmRegistry([{ name: '@mock/part', version: '4.5.6' }]);
  vi.stubEnv('npm_config_registry', registry.url);
  vi.stubEnv('npm_config_cache', join(folder, 'npm'));
  await writeFile(join(folder, 'app.mjs'), 'import "@mock/sdk";');
  progress = [];
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await registry.close();
  await rm(folder, { recursive: true, force: true });
});

function app(): ReturnType<typeof npmApp> {
  return npmApp({
    folder: 'mock',
    packageName: '@mock/sdk',
    report: ['@mock/part'],
    app: join(folder, 'app.mjs'),
    locks: join(folder, 'locks'),
  });
}

function options(): { cache: string; progress: (line: string) => void } {
  return { cache: join(folder, 'cache'), progress: (line) => progress.push(line) };
}

describe('npmApp()', () => {
  test('installs a working copy with what it needs, once for each content', async () => {
    const copy = join(folder, 'my build');
    await writeCopy(copy, '1.0.0-mine');
    const version = `file:${copy}`;
    await expect(app().check(version, options())).resolves.toEqual({ kind: 'installable' });
    const first = await app().prepare(version, options());
    expect(first).toMatchObject({
      kind: 'prepared',
      versions: { '@mock/sdk': `1.0.0-mine (file:${copy})`, '@mock/part': '4.5.6' },
    });
    await expect(app().check(version, options())).resolves.toEqual({ kind: 'ready' });
    await app().prepare(version, options());
    expect(progress).toHaveLength(1);

    await writeCopy(copy, '1.0.1-mine');
    await expect(app().prepare(version, options())).resolves.toMatchObject({
      versions: { '@mock/sdk': `1.0.1-mine (file:${copy})` },
    });
    expect(progress).toHaveLength(2);
  });

  test('says that a working copy is not there', async () => {
    const why = expect.stringContaining('Cannot read the working copy /var/empty/gone: ENOENT');
    await expect(app().check('file:/var/empty/gone', options())).resolves.toEqual({ kind: 'unavailable', why });
    await expect(app().prepare('file:/var/empty/gone', options())).resolves.toEqual({ kind: 'unavailable', why });
  });

  test('says that it needs npm', async () => {
    vi.stubEnv('PATH', '/var/empty');
    const none = { kind: 'unavailable', why: 'needs npm: not found' };
    await expect(app().check('1.0.0', options())).resolves.toEqual(none);
    await expect(app().prepare('1.0.0', options())).resolves.toEqual(none);
  });
});

async function writeCopy(path: string, version: string): Promise<void> {
  await mkdir(path, { recursive: true });
  const manifest = { name: '@mock/sdk', version, dependencies: { '@mock/part': '^4.0.0' } };
  await writeFile(join(path, 'package.json'), JSON.stringify(manifest));
}

test('a runtime that is a package is installed beside the app’s own, and runs it', async () => {
  await registry.close();
  registry = await startNpmRegistry([
    { name: '@mock/sdk', version: '1.0.0' },
    { name: '@mock/part', version: '4.5.6' },
    { name: 'runs-it', version: '2.0.0' },
  ]);
  vi.stubEnv('npm_config_registry', registry.url);
  const on = (find: (place: string) => Promise<string | undefined>) =>
    npmApp({
      folder: 'mock',
      packageName: '@mock/sdk',
      report: [],
      app: join(folder, 'app.mjs'),
      locks: join(folder, 'locks'),
      runtime: { packageName: 'runs-it', version: '2.0.0', find },
    }).prepare('1.0.0', options());
  const prepared = await on(async (place) => join(place, 'node_modules/runs-it/package.json'));
  if (prepared.kind !== 'prepared') throw new Error(prepared.why);
  expect(prepared.versions).toEqual({ '@mock/sdk': '1.0.0', 'runs-it': '2.0.0' });
  expect(existsSync(prepared.command('http').command)).toBe(true);
  await expect(on(async () => undefined)).resolves.toEqual({
    kind: 'unavailable',
    why: `Cannot run @mock/sdk@1.0.0 on runs-it: npm has no build of it for this machine (${process.platform}, ${process.arch})`,
  });
});
