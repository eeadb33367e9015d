import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type NpmRegistry, startNpmRegistry } from './fixtures/npm-registry.ts';
import { publishedByGoProxy, publishedOnNpm, versionsOfPip } from './published-versions.ts';

let registry: NpmRegistry;
let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'published-'));
  registry = await startNpmRegistry(
    ['1.2.3', '1.10.0', '2.0.0-rc.1'].map((version) => ({ name: '@mock/app', version })),
  );
  vi.stubEnv('npm_config_registry', registry.url);
  vi.stubEnv('npm_config_cache', cache);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await registry.close();
  await rm(cache, { recursive: true, force: true });
});

const silent = (): void => undefined;

describe('the versions of a package', () => {
  test('on npm are all that its registry has', async () => {
    await expect(publishedOnNpm('@mock/app')(silent)).resolves.toEqual({
      kind: 'published',
      versions: ['1.2.3', '1.10.0', '2.0.0-rc.1'],
    });
  });

  test('that its registry does not know cannot be listed, with what the client said', async () => {
    await expect(publishedOnNpm('@mock/none')(silent)).resolves.toEqual({
      kind: 'unavailable',
      why: expect.stringMatching(/^Cannot list the versions of @mock\/none: npm ended with 1 \("npm error /),
    });
  });

  test('cannot be listed where their client is missing', async () => {
    vi.stubEnv('PATH', cache);
    await expect(publishedByGoProxy('example.com/none')(silent)).resolves.toEqual({
      kind: 'unavailable',
      why: expect.stringMatching(/^Cannot list the versions of example\.com\/none: .*go/),
    });
  });

  test('are read from what pip prints', () => {
    const printed = 'slack-bolt (1.30.0)\nAvailable versions: 1.30.0, 1.29.1, 1.9.0\n  INSTALLED: 1.30.0\n';
    expect(versionsOfPip(printed)).toEqual(['1.30.0', '1.29.1', '1.9.0']);
    expect(versionsOfPip('ERROR: no such thing')).toEqual([]);
  });
});
