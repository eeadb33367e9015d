import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Manifest, type NpmRegistry, startNpmRegistry } from './fixtures/npm-registry.ts';
import { npmApp } from './npm-app.ts';
import type { Prepared } from './system.ts';
import { updateLocks } from './update-locks.ts';

/** A part that its registry has in one version today and in two tomorrow; the app takes any. */
const today: readonly Manifest[] = [
  { name: '@mock/sdk', version: '1.2.3', dependencies: { '@mock/part': '^4.0.0' } },
  { name: '@mock/part', version: '4.5.6' },
];
const tomorrow: readonly Manifest[] = [{ name: '@mock/part', version: '4.9.9' }, ...today];

let folder: string;
let registry: NpmRegistry;
let progress: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-test-'));
  await writeFile(join(folder, 'app.mjs'), 'import "@mock/sdk";');
  registry = await startNpmRegistry(today);
  useRegistry();
  progress = [];
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await registry.close();
  await rm(folder, { recursive: true, force: true });
});

test('a locked version is the same next month; unlocked it is what the registry has then', async () => {
  await expect(lock()).resolves.toEqual([{ name: 'mock@1.2.3', kind: 'changed', digest: expect.any(String) }]);
  const texts = await readFile(join(folder, 'locks/1.2.3/package-lock.json'), 'utf8');
  expect(texts).toContain('"integrity"');
  expect(texts).not.toContain(registry.url);
  await restock(tomorrow);
  const locked = await prepare();
  expect(locked.versions).toEqual({ '@mock/sdk': '1.2.3', '@mock/part': '4.5.6' });
  expect(locked.installed).toEqual({
    lock: expect.stringMatching(/^[\da-f]{8}$/),
    packages: ['@mock/part@4.5.6', '@mock/sdk@1.2.3'],
  });
  const unlocked = await prepare({ unlocked: true });
  expect(unlocked.versions).toMatchObject({ '@mock/part': '4.9.9' });
  expect(unlocked.installed).toEqual({ packages: ['@mock/part@4.9.9', '@mock/sdk@1.2.3'] });
});

test('a package that is not what the lock has is not installed', async () => {
  await lock();
  await restock([today[0]!, { ...today[1]!, dependencies: {} }]);
  const prepared = await app().prepare('1.2.3', options());
  expect(prepared).toEqual({
    kind: 'unavailable',
    why: expect.stringMatching(
      /^Cannot install @mock\/sdk@1\.2\.3: npm fetched another @mock\/part@4\.5\.6 than before, against its lock \([\da-f]{8}\); find out why/,
    ),
  });
});

test('locks made again are the same while the registry is, and changed when it is', async () => {
  await lock();
  await expect(lock()).resolves.toMatchObject([{ kind: 'same' }]);
  await restock(tomorrow);
  await expect(lock()).resolves.toMatchObject([{ kind: 'changed' }]);
  await expect(prepare()).resolves.toMatchObject({ versions: { '@mock/part': '4.9.9' } });
});

test('a lock stays where its version cannot be resolved', async () => {
  await lock();
  await restock([]);
  await expect(lock()).resolves.toMatchObject([
    { kind: 'failed', why: expect.stringContaining('npm knows no such version') },
  ]);
  await expect(readFile(join(folder, 'locks/1.2.3/package-lock.json'), 'utf8')).resolves.toContain('4.5.6');
});

test('a cache in which a file was changed is not used but made again', async () => {
  const { versions, command } = await prepare();
  await prepare();
  expect(progress).toHaveLength(1);
  await writeFile(join(command('http').cwd, 'node_modules/@mock/part/package.json'), '{"version":"4.5.6","main":"x"}');
  await expect(prepare()).resolves.toMatchObject({ versions });
  expect(progress.slice(1)).toEqual([
    expect.stringMatching(
      /^\/.+mock@1\.2\.3 is not what was installed there \(node_modules\/@mock\/part\/package\.json was changed\): @mock\/sdk@1\.2\.3 is installed again$/,
    ),
    expect.stringMatching(/^installing @mock\/sdk@1\.2\.3 from npm into /),
  ]);
  await prepare();
  expect(progress).toHaveLength(3);
});

function app() {
  return npmApp({
    folder: 'mock',
    packageName: '@mock/sdk',
    report: ['@mock/part'],
    app: join(folder, 'app.mjs'),
    locks: join(folder, 'locks'),
  });
}

function options() {
  return { cache: join(folder, 'cache'), progress: (line: string) => progress.push(line) };
}

async function prepare(changed: { readonly unlocked?: boolean } = {}): Promise<Prepared> {
  const prepared = await app().prepare('1.2.3', { ...options(), ...changed });
  if (prepared.kind === 'unavailable') throw new Error(prepared.why);
  return prepared;
}

function lock() {
  const systems = [
    { name: 'mock', versions: ['1.2.3'], ...app() },
    { name: 'mock/variant', versions: ['1.2.3'], ...app() },
  ];
  return updateLocks(systems, { isWanted: () => true, progress: () => {} });
}

/** The same registry on another day; npm's own cache of it is forgotten. */
async function restock(manifests: readonly Manifest[]): Promise<void> {
  await registry.close();
  registry = await startNpmRegistry(manifests);
  await rm(join(folder, 'npm'), { recursive: true, force: true });
  useRegistry();
}

function useRegistry(): void {
  vi.stubEnv('npm_config_registry', registry.url);
  vi.stubEnv('npm_config_cache', join(folder, 'npm'));
}
