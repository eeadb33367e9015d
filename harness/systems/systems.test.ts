import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startNpmRegistry } from './fixtures/npm-registry.ts';
import type { NpmRegistry } from './fixtures/npm-registry.ts';
import * as registry from './index.ts';
import { ownApp } from './own-app.ts';
import { describeSystem } from './system.contract.ts';
import type { System } from './system.ts';

const systems: readonly System[] = Object.values(registry);
let npm: NpmRegistry;
let npmCache: string;

beforeAll(async () => {
  npm = await startNpmRegistry([
    { name: '@slack/bolt', version: '5.1.0', dependencies: { '@slack/socket-mode': '3.1.0' } },
    { name: '@slack/socket-mode', version: '3.1.0' },
  ]);
  npmCache = await mkdtemp(join(tmpdir(), 'npm-cache-'));
  vi.stubEnv('npm_config_registry', npm.url);
  vi.stubEnv('npm_config_cache', npmCache);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await npm.close();
  await rm(npmCache, { recursive: true, force: true });
});

for (const system of systems) describeSystem(system);
describeSystem(ownApp('./my-app'), { hasAnyVersion: 'whatever the command starts is the version' });

describe('the registry', () => {
  it('lists every folder, by the name it has', async () => {
    const entries = await readdir(import.meta.dirname, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== 'fixtures').map(({ name }) => name);
    expect(systems.map(({ name }) => name).sort()).toEqual(folders.sort());
  });
});

describe('bolt-js', () => {
  it('says what was really installed, and starts its app from beside it', async () => {
    const cache = await mkdtemp(join(tmpdir(), 'bolt-js-'));
    const prepared = await registry.boltJs.prepare('5.1.0', { cache, progress: () => {} });
    if (prepared.kind !== 'prepared') throw new Error(prepared.why);
    expect(prepared.versions).toEqual({ '@slack/bolt': '5.1.0', '@slack/socket-mode': '3.1.0' });
    const { command, args, cwd } = prepared.command();
    expect(command).toBe(process.execPath);
    expect(existsSync(join(cwd, args[0] ?? ''))).toBe(true);
    expect(existsSync(join(cwd, 'node_modules/@slack/bolt'))).toBe(true);
    await rm(cache, { recursive: true });
  });
});
