import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findPython } from '../find-python.ts';
import { makeWheels } from '../fixtures/python-wheels.ts';
import { boltPython } from './bolt-python.ts';
import { pinnedWheels } from './fixtures/pinned-wheels.ts';

const hasPython = (await findPython()).kind === 'python';

let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'bolt-python-'));
  await mkdir(join(cache, 'wheels'));
  await makeWheels(join(cache, 'wheels'), await pinnedWheels());
  vi.stubEnv('PIP_NO_INDEX', '1');
  vi.stubEnv('PIP_FIND_LINKS', join(cache, 'wheels'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(cache, { recursive: true });
});

/** Builds without anything from an index: pip's hooks (PEP 517) need no more than this. */
const backend = `
import zipfile
def build_wheel(directory, config_settings=None, metadata_directory=None):
    name = 'slack_sdk-3.99.0-py3-none-any.whl'
    open('built-here', 'w').close()
    with zipfile.ZipFile(f'{directory}/{name}', 'w') as archive:
        info = 'slack_sdk-3.99.0.dist-info'
        archive.writestr(f'{info}/METADATA', 'Metadata-Version: 2.1\\nName: slack_sdk\\nVersion: 3.99.0\\n')
        archive.writestr(f'{info}/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
        archive.writestr(f'{info}/RECORD', '')
    return name
`;
const project = `
[project]
name = "slack_sdk"
version = "3.99.0"
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
`;

describe.skipIf(!hasPython)('a working copy of the SDK', () => {
  test('stands in place of the published one, and is left as it is', async () => {
    const copy = join(cache, 'my-sdk');
    await mkdir(copy);
    await writeFile(join(copy, 'backend.py'), backend);
    await writeFile(join(copy, 'pyproject.toml'), project);
    const prepared = await boltPython.prepare(`file:${copy}`, { cache, progress: () => {} });
    if (prepared.kind !== 'prepared') throw new Error(prepared.why);
    expect(prepared.versions).toMatchObject({ 'slack-bolt': '1.30.0', 'slack-sdk': `3.99.0 (file:${copy})` });
    await expect(readdir(copy)).resolves.toEqual(['backend.py', 'pyproject.toml']);
    await expect(boltPython.check(`file:${copy}`, { cache })).resolves.toEqual({ kind: 'ready' });
  });
});
