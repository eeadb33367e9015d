import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeWheels } from './fixtures/python-wheels.ts';
import { findPython } from './find-python.ts';
import { findEnvironment, installFromPip } from './install-from-pip.ts';
import type { PipOptions } from './install-from-pip.ts';
import type { Lock } from './lock.ts';

const python = await findPython();
const version = python.kind === 'python' ? python.version : '';

let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'install-'));
  await mkdir(join(cache, 'wheels'));
  const wheels = ['1.2.3', '2.0.0'].map((each) => ({ name: 'Mock.App', version: each }));
  await makeWheels(join(cache, 'wheels'), [...wheels, { name: 'mock_part', version: '4.5.6' }]);
  vi.stubEnv('PIP_NO_INDEX', '1');
  vi.stubEnv('PIP_FIND_LINKS', join(cache, 'wheels'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(cache, { recursive: true, force: true });
});

describe.skipIf(python.kind === 'unavailable')('installFromPip()', () => {
  test('makes an environment that works where it is, and the second time needs no pip', async () => {
    const first = await installFromPip(options());
    expect(first).toEqual({
      kind: 'environment',
      python: join(options().folder, 'bin/python'),
      versions: { python: version, 'mock-app': '1.2.3', 'mock-part': '4.5.6' },
      packages: ['mock-app@1.2.3', 'mock-part@4.5.6'],
    });
    const program = 'import mock_part, sys; print(mock_part.__file__, sys.prefix)';
    const { stdout } = await run(join(options().folder, 'bin/python'), ['-c', program]);
    expect(stdout.match(/\S+/g)).toEqual([expect.stringContaining(`${options().folder}/lib/`), options().folder]);
    vi.stubEnv('PATH', '/var/empty');
    const progress = vi.fn<() => void>();
    await expect(installFromPip(options({ progress }))).resolves.toEqual(first);
    expect(progress).not.toHaveBeenCalled();
  });

  test('does not take for it what was made for other requirements, or has lost a package or its Python', async () => {
    await installFromPip(options());
    await expect(findEnvironment(options())).resolves.toBeDefined();
    const others = options({ requirements: ['mock-app==2.0.0', 'mock-part==4.5.6'] });
    await expect(findEnvironment(others)).resolves.toBeUndefined();
    await expect(findEnvironment(options({ report: ['mock-app', 'mock-lost'] }))).resolves.toBeUndefined();
    await rm(join(options().folder, 'bin/python'));
    await expect(findEnvironment(options())).resolves.toBeUndefined();
  });

  test('takes of a locked version what has the digest of its lock, and nothing else', async () => {
    const right = await lockOf(await digestOf('Mock.App-1.2.3-py3-none-any.whl'));
    await expect(installFromPip(options({ lock: right, report: ['mock-app'] }))).resolves.toMatchObject({
      packages: ['mock-app@1.2.3'],
    });
    const wrong = await lockOf('0'.repeat(64));
    const why =
      'Cannot install app@1.2.3: pip fetched another mock-app@1.2.3 than before, against its lock (0badcafe); find out why before you run it, or accept it with `npm run systems -- --update-locks app@1.2.3`';
    await expect(installFromPip(options({ lock: wrong, report: ['mock-app'] }))).resolves.toEqual({
      kind: 'unavailable',
      why,
    });
  });

  test('names a version that does not exist', async () => {
    const installed = await installFromPip(options({ requirements: ['mock-app==9.9.9'], wanted: 'app@9.9.9' }));
    const why =
      'Cannot install app@9.9.9: pip knows no mock-app 9.9.9 for this Python; name a version that `pip index versions mock-app` lists';
    expect(installed).toEqual({ kind: 'unavailable', why });
    await expect(readdir(join(cache, 'systems'))).resolves.toEqual([]);
  });

  test('says that the index cannot be reached', async () => {
    vi.stubEnv('PIP_NO_INDEX', undefined);
    vi.stubEnv('PIP_FIND_LINKS', undefined);
    vi.stubEnv('PIP_INDEX_URL', 'http://127.0.0.1:9/simple');
    const why = expect.stringContaining('pip cannot reach its index');
    await expect(installFromPip(options())).resolves.toEqual({ kind: 'unavailable', why });
  });

  test('gives up at the deadline', async () => {
    const why = 'Cannot install app@1.2.3: pip took over 0.001 s; check the network, then run again';
    await expect(installFromPip(options({ deadlineMs: 1 }))).resolves.toEqual({ kind: 'unavailable', why });
    await expect(readdir(join(cache, 'systems'))).resolves.toEqual([]);
  });

  test('does without a pip of the Python on PATH', async () => {
    const bin = join(cache, 'bin');
    await mkdir(bin);
    const real = python.kind === 'python' ? python.command : '';
    const script = `case "$*" in *"-m pip"*) echo "$0: No module named pip" >&2; exit 1;; esac\nexec ${real} "$@"`;
    await writeFile(join(bin, 'python3'), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, 'python3'), 0o755);
    vi.stubEnv('PATH', `${bin}${delimiter}${process.env['PATH']}`);
    await expect(installFromPip(options())).resolves.toMatchObject({ kind: 'environment' });
  }, 30_000);
});

test('installFromPip() says that there is no Python', async () => {
  vi.stubEnv('PATH', '/var/empty');
  const why = 'Cannot install app@1.2.3: needs Python ≥ 3.9: not found';
  await expect(installFromPip(options())).resolves.toEqual({ kind: 'unavailable', why });
});

const run = promisify(execFile);

async function digestOf(wheel: string): Promise<string> {
  return hash('sha256', await readFile(join(cache, 'wheels', wheel)));
}

async function lockOf(digest: string): Promise<Lock> {
  const folder = await mkdtemp(join(cache, 'lock-'));
  await writeFile(join(folder, 'requirements.txt'), `mock-app==1.2.3 --hash=sha256:${digest}\n`);
  return { kind: 'lock', folder, files: ['requirements.txt'], digest: '0badcafe' };
}

function options(changed: Partial<PipOptions> = {}): PipOptions {
  return {
    folder: join(cache, 'systems', 'app@1.2.3'),
    wanted: 'app@1.2.3',
    requirements: ['mock-app==1.2.3', 'mock-part==4.5.6; python_version >= "3"'],
    report: ['mock-app', 'mock-part'],
    progress: () => {},
    ...changed,
  };
}
