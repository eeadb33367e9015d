import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkOut } from './check-out.ts';
import { UsageError } from './usage-error.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'out-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('checkOut()', () => {
  test('makes the folder and leaves nothing in it', () => {
    const out = join(folder, 'a', 'b');
    checkOut(out);
    expect(existsSync(out)).toBe(true);
    expect(readdirSync(out)).toEqual([]);
  });

  test('refuses a file in one sentence', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => checkOut(file)).toThrow(UsageError);
    expect(() => checkOut(join(file, 'x'))).toThrow(
      /^Cannot write into .*: a part of the path is a file \(ENOTDIR\); expected --out to name a folder that can be written to$/,
    );
  });

  test.runIf(process.platform === 'linux')('refuses /proc, where node would try for ever to make a folder', () => {
    expect(() => checkOut('/proc/nothing/here')).toThrow(UsageError);
  });
});
