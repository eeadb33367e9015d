import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findPython } from './find-python.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'python-'));
  vi.stubEnv('PATH', folder);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

describe('findPython()', () => {
  test('takes python3 before python', async () => {
    await install('python', 'echo 3.13.1');
    await install('python3', 'echo 3.9.0');
    await expect(findPython()).resolves.toEqual({ kind: 'python', command: join(folder, 'python3'), version: '3.9.0' });
  });

  test('goes on where python3 is too old, or cannot run', async () => {
    await install('python', 'echo 3.10.2');
    await install('python3', 'echo 3.8.20');
    await expect(findPython()).resolves.toMatchObject({ command: join(folder, 'python') });
    await install('python3', 'echo "no version is set" >&2; exit 127');
    await expect(findPython()).resolves.toMatchObject({ command: join(folder, 'python') });
  });

  test('says what it needs, and what is there', async () => {
    await expect(findPython()).resolves.toEqual({ kind: 'unavailable', why: 'needs Python ≥ 3.9: not found' });
    await install('python', 'echo 2.7.18');
    await install('python3', 'echo 3.8.20');
    const why = 'needs Python ≥ 3.9: found 3.8.20 and 2.7.18';
    await expect(findPython()).resolves.toEqual({ kind: 'unavailable', why });
  });
});

async function install(name: string, script: string): Promise<void> {
  await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, name), 0o755);
}
