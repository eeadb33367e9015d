import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cacheDir } from '../machine/cache-dir.ts';
import { pinnedWheels } from './bolt-python/fixtures/pinned-wheels.ts';
import { startNpmRegistry } from './fixtures/npm-registry.ts';
import type { NpmRegistry } from './fixtures/npm-registry.ts';
import { makeWheels } from './fixtures/python-wheels.ts';
import { findLock } from './lock.ts';
import * as registry from './index.ts';
import { ownApp } from './own-systems.ts';
import { describeSystem } from './system.contract.ts';
import type { System } from './system.ts';

const systems: readonly System[] = Object.values(registry);
let npm: NpmRegistry;
let npmCache: string;
let wheels: string;

beforeAll(async () => {
  npm = await startNpmRegistry([
    { name: '@slack/bolt', version: '5.1.0', dependencies: { '@slack/socket-mode': '3.1.0' } },
    { name: '@slack/socket-mode', version: '3.1.0' },
    { name: 'bun', version: '1.4.5', dependencies: { '@oven/bun-linux-x64': '1.4.5' } },
    { name: '@oven/bun-linux-x64', version: '1.4.5' },
  ]);
  npmCache = await mkdtemp(join(tmpdir(), 'npm-cache-'));
  vi.stubEnv('npm_config_registry', npm.url);
  vi.stubEnv('npm_config_cache', npmCache);
  wheels = await mkdtemp(join(tmpdir(), 'wheels-'));
  await makeWheels(wheels, [...(await pinnedWheels()), { name: 'websockets', version: '15.0.1' }]);
  vi.stubEnv('PIP_NO_INDEX', '1');
  vi.stubEnv('PIP_FIND_LINKS', wheels);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await npm.close();
  await rm(npmCache, { recursive: true, force: true });
  await rm(wheels, { recursive: true, force: true });
});

for (const system of systems) {
  const lacks = await lackOf(system);
  const isSlow = system.name.startsWith('bolt-java');
  describeSystem(system, { ...(lacks === undefined ? {} : { lacks }), ...(isSlow ? { cache: cacheDir() } : {}) });
}
describeSystem(ownApp('./my-app'), { hasAnyVersion: 'whatever the command starts is the version' });

/** A machine with Node alone is enough for what has no other runtime. */
async function lackOf(system: System): Promise<string | undefined> {
  const found = await system.check(system.versions[0] ?? '', { cache: '/var/empty' });
  return found.kind === 'unavailable' ? found.why : undefined;
}

describe('the registry', () => {
  const locked = systems.flatMap(({ name, versions, locks }) =>
    versions.flatMap((version) => (locks ? [{ name: `${name}@${version}`, version, locks }] : [])),
  );

  test.each(locked)('$name has a lock, which names no place to fetch from', async ({ version, locks }) => {
    const lock = await findLock(locks, version);
    if (lock === undefined) throw new Error('run `npm run systems -- --update-locks`');
    const texts = await Promise.all(lock.files.map((file) => readFile(join(lock.folder, file), 'utf8')));
    expect(texts.join('')).not.toMatch(/https?:/);
  });

  test('lists every folder, by the name it has before a slash', async () => {
    const entries = await readdir(import.meta.dirname, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== 'fixtures').map(({ name }) => name);
    const named = new Set(systems.map(({ name }) => name.split('/')[0]));
    expect([...named].sort()).toEqual(folders.sort());
  });
});

describe('bolt-js', { timeout: 240_000 }, () => {
  test('says what was really installed, and starts its app from beside it', async () => {
    const cache = await mkdtemp(join(tmpdir(), 'bolt-js-'));
    const prepared = await registry.boltJs.prepare('5.1.0', { cache, progress: () => {}, unlocked: true });
    if (prepared.kind !== 'prepared') throw new Error(prepared.why);
    expect(prepared.versions).toEqual({ '@slack/bolt': '5.1.0', '@slack/socket-mode': '3.1.0' });
    const { command, args, cwd } = prepared.command('http');
    expect(command).toBe(process.execPath);
    expect(existsSync(join(cwd, args[0] ?? ''))).toBe(true);
    expect(existsSync(join(cwd, 'node_modules/@slack/bolt'))).toBe(true);
    await rm(cache, { recursive: true });
  });
});
