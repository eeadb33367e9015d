import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { descriptorLimit, tooFewDescriptors } from './descriptors.ts';

test('descriptorLimit() reads the limit in force, and knows none where the machine tells none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'limits-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'limits');
  writeFileSync(
    path,
    'Limit  Soft Limit  Hard Limit  Units\nMax open files            256                  4096                 files\n',
  );
  expect(descriptorLimit(path)).toBe(256);
  expect(descriptorLimit(join(folder, 'nothing'))).toBeUndefined();
});

test('tooFewDescriptors() says what is needed, and how many cells would do', () => {
  expect(tooFewDescriptors(24, 256)).toBe(
    'Cannot run 24 cells at once: this process may have 256 files and sockets open, and they need 1024; expected ulimit -n 1024 or more, or --workers 4',
  );
  expect(tooFewDescriptors(1, 64)).toMatch(/expected ulimit -n 104 or more$/);
  expect(tooFewDescriptors(24, 1_024)).toBeUndefined();
});
