import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { workingCopy } from './working-copy.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copy-'));
  writeFileSync(join(folder, 'index.js'), '1');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function hash(): Promise<string> {
  const copy = await workingCopy(`file:${folder}`);
  if (copy?.kind !== 'copy') throw new Error('expected a copy');
  return copy.hash;
}

describe('workingCopy()', () => {
  test('is none for a published version', async () => {
    await expect(workingCopy('1.2.3')).resolves.toBeUndefined();
  });

  test('has another hash when a file is changed, added or renamed, and only then', async () => {
    const hashes = [await hash()];
    expect(await hash()).toBe(hashes[0]);
    writeFileSync(join(folder, 'index.js'), '2');
    hashes.push(await hash());
    mkdirSync(join(folder, 'lib'));
    writeFileSync(join(folder, 'lib/a.js'), '');
    hashes.push(await hash());
    expect(new Set(hashes).size).toBe(3);
    for (const name of ['node_modules', '.git']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'file'), 'x');
    }
    expect(await hash()).toBe(hashes[2]);
  });

  test('takes an archive', async () => {
    const copy = await workingCopy(`file:${join(folder, 'index.js')}`);
    expect(copy).toMatchObject({ kind: 'copy', path: join(folder, 'index.js') });
  });

  test('says that there is nothing', async () => {
    const path = join(folder, 'gone');
    const why = expect.stringContaining(`Cannot read the working copy ${path}: ENOENT`);
    await expect(workingCopy(`file:${path}`)).resolves.toEqual({ kind: 'unavailable', why });
  });
});
