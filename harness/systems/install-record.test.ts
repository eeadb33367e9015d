import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { alterationIn, writeRecord } from './install-record.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'record-'));
  await mkdir(join(folder, 'lib/__pycache__'), { recursive: true });
  await write('lib/a.js', 'a');
  await write('lib/b.js', 'b');
  await symlink('a.js', join(folder, 'lib/link'));
  await writeRecord(folder);
});

afterEach(() => rm(folder, { recursive: true }));

test('what is as it was installed, is', async () => {
  await expect(alterationIn(folder)).resolves.toBeUndefined();
});

test.each([
  ['lib/b.js was changed', () => write('lib/b.js', 'B')],
  ['lib/a.js is missing', () => rm(join(folder, 'lib/a.js'))],
  ['lib/sitecustomize.py was added', () => write('lib/sitecustomize.py', '')],
  ['lib/link was changed', () => rm(join(folder, 'lib/link')).then(() => symlink('b.js', join(folder, 'lib/link')))],
  ['it holds no installed.json that could be read', () => write('installed.json', '{ torn')],
  ['it holds no installed.json that could be read', () => rm(join(folder, 'installed.json'))],
] as const)('%s', async (what, damage) => {
  await damage();
  await expect(alterationIn(folder)).resolves.toBe(what);
});

test('an app that we put beside it, and what Python compiles, change nothing', async () => {
  await write('app-1234.mjs', 'ours');
  await write('lib/__pycache__/a.pyc', 'compiled');
  await expect(alterationIn(folder)).resolves.toBeUndefined();
});

function write(path: string, text: string): Promise<void> {
  return writeFile(join(folder, path), text);
}
