import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startNpmRegistry } from './fixtures/npm-registry.ts';
import type { NpmRegistry } from './fixtures/npm-registry.ts';
import { installFromNpm } from './install-from-npm.ts';
import type { InstallOptions } from './install-from-npm.ts';

const packages = [
  { name: '@mock/app', version: '1.2.3', dependencies: { '@mock/part': '^4.0.0' } },
  { name: '@mock/part', version: '4.5.6' },
];

let cache: string;
let registry: NpmRegistry;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'install-'));
  await useRegistry();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await registry.close();
  await rm(cache, { recursive: true, force: true });
});

describe('installFromNpm()', () => {
  test('makes the folder, says what is in it, and the second time needs no npm', async () => {
    const first = await installFromNpm(options());
    const versions = { '@mock/app': '1.2.3', '@mock/part': '4.5.6' };
    const packages = ['@mock/app@1.2.3', '@mock/part@4.5.6'];
    expect(first).toEqual({ kind: 'installed', folder: options().folder, versions, packages });
    await registry.close();
    const progress = vi.fn<() => void>();
    await expect(installFromNpm(options({ progress }))).resolves.toEqual(first);
    expect(progress).not.toHaveBeenCalled();
    await expect(inFolderOf(options())).resolves.toEqual(['app@1.2.3']);
  });

  test('twice at once gives both the one folder and leaves no draft', async () => {
    const [one, other] = await Promise.all([installFromNpm(options()), installFromNpm(options())]);
    expect(one).toMatchObject({ kind: 'installed' });
    expect(other).toEqual(one);
    await expect(inFolderOf(options())).resolves.toEqual(['app@1.2.3']);
  });

  test('puts a damaged folder right', async () => {
    await installFromNpm(options());
    await writeFile(join(options().folder, 'node_modules/@mock/app/package.json'), '{ torn');
    await expect(installFromNpm(options())).resolves.toMatchObject({ kind: 'installed' });
    await expect(inFolderOf(options())).resolves.toEqual(['app@1.2.3']);
  });

  test('is not led astray by the npm script that runs the harness', async () => {
    vi.stubEnv('npm_config_global', 'true');
    vi.stubEnv('npm_config_dry_run', 'true');
    vi.stubEnv('npm_config_package_lock_only', 'true');
    await expect(installFromNpm(options())).resolves.toMatchObject({ kind: 'installed' });
  });

  test('names a version that does not exist', async () => {
    const installed = await installFromNpm(options({ version: '9.9.9' }));
    expect(installed).toEqual({
      kind: 'unavailable',
      why: 'Cannot install @mock/app@9.9.9: npm knows no such version; name one that `npm view @mock/app versions` lists',
    });
    await expect(inFolderOf(options())).resolves.toEqual([]);
  });

  test('says that the registry cannot be reached', async () => {
    await registry.close();
    const installed = await installFromNpm(options());
    expect(installed).toMatchObject({ kind: 'unavailable', why: expect.stringContaining('cannot reach its registry') });
  });

  test('gives up at the deadline', async () => {
    await registry.close();
    await useRegistry({ silent: true });
    const installed = await installFromNpm(options({ deadlineMs: 900 }));
    const why = 'Cannot install @mock/app@1.2.3: npm took over 0.9 s; check the network, then run again';
    expect(installed).toEqual({ kind: 'unavailable', why });
    await expect(inFolderOf(options())).resolves.toEqual([]);
  });

  test('says that there is no npm', async () => {
    vi.stubEnv('PATH', '/var/empty');
    const installed = await installFromNpm(options());
    const why = 'Cannot install @mock/app@1.2.3: Cannot start npm: there is no command "npm" that can be run';
    expect(installed).toEqual({ kind: 'unavailable', why });
  });

  test('says that the cache cannot be made', async () => {
    await writeFile(join(cache, 'systems'), 'a file where the folder should be');
    const installed = await installFromNpm(options());
    expect(installed).toMatchObject({ kind: 'unavailable', why: expect.stringMatching(/EEXIST.*can be written to$/) });
  });

  test('interrupted by SIGKILL, leaves nothing that looks ready', async () => {
    await registry.close();
    await useRegistry({ silent: true });
    const program = `import { installFromNpm } from ${JSON.stringify(new URL('./install-from-npm.ts', import.meta.url).href)};
      await installFromNpm({ ...${JSON.stringify(options())}, progress: () => {} });`;
    const harness = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' });
    await vi.waitUntil(() => registry.asked.length > 0, { timeout: 10_000 });
    harness.kill('SIGKILL');
    await once(harness, 'exit');
    await expect(inFolderOf(options())).resolves.not.toContain('app@1.2.3');
    await registry.close();
    await useRegistry();
    await expect(installFromNpm(options())).resolves.toMatchObject({ kind: 'installed' });
  });
});

async function useRegistry(options?: { readonly silent: boolean }): Promise<void> {
  registry = await startNpmRegistry(packages, options);
  vi.stubEnv('npm_config_registry', registry.url);
  vi.stubEnv('npm_config_cache', join(cache, 'npm'));
}

function options(changed: Partial<InstallOptions> = {}): InstallOptions {
  const folder = join(cache, 'systems', 'app@1.2.3');
  return {
    folder,
    name: '@mock/app',
    version: '1.2.3',
    report: ['@mock/part', '@mock/absent'],
    progress: () => {},
    ...changed,
  };
}

async function inFolderOf({ folder }: InstallOptions): Promise<readonly string[]> {
  expect(basename(folder)).toBe('app@1.2.3');
  return readdir(dirname(folder));
}
