import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findJdk } from './find-jdk.ts';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'jdk-'));
  await mkdir(join(home, 'bin'));
  vi.stubEnv('JAVA_HOME', '');
  vi.stubEnv('PATH', join(home, 'bin'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(home, { recursive: true, force: true });
});

describe('findJdk()', () => {
  test('finds java and javac on PATH', async () => {
    await put('java', 'exit 0');
    await put('javac', 'echo "javac 17.0.15"');
    const [java, javac] = [join(home, 'bin/java'), join(home, 'bin/javac')];
    await expect(findJdk()).resolves.toEqual({ kind: 'jdk', java, javac, version: '17.0.15' });
  });

  test('prefers JAVA_HOME, as Maven does', async () => {
    await put('java', 'exit 0');
    await put('javac', 'echo "javac 21" >&2');
    vi.stubEnv('PATH', '/var/empty');
    vi.stubEnv('JAVA_HOME', home);
    await expect(findJdk()).resolves.toMatchObject({ kind: 'jdk', version: '21' });
  });

  test.each([
    ['nothing', {}, 'not found'],
    ['a JVM alone', { java: 'exit 0' }, 'found a Java without javac'],
    ['an old one', { java: 'exit 0', javac: 'echo "javac 1.8.0_392" >&2' }, 'found 1.8.0_392'],
    ['one that only says where to get it', { java: 'exit 1', javac: 'exit 1' }, 'not found'],
  ])('of %s says what is needed and what was found', async (_, commands, found) => {
    for (const [name, text] of Object.entries(commands)) await put(name, text);
    await expect(findJdk()).resolves.toEqual({ kind: 'unavailable', why: `needs a JDK ≥ 11: ${found}` });
  });
});

async function put(name: string, text: string): Promise<void> {
  await writeFile(join(home, 'bin', name), `#!/bin/sh\n${text}\n`);
  await chmod(join(home, 'bin', name), 0o755);
}
