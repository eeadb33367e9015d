import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isMain } from './is-main.ts';

test('isMain() of the module that was started, also by another name of it, and of no other', () => {
  const link = join(mkdtempSync(join(tmpdir(), 'main-')), 'link.ts');
  symlinkSync(fileURLToPath(import.meta.url), link);
  expect(isMain(import.meta.url, fileURLToPath(import.meta.url))).toBe(true);
  expect(isMain(import.meta.url, link)).toBe(true);
  expect(isMain(import.meta.url)).toBe(false);
  expect(isMain(import.meta.url, undefined)).toBe(false);
});
