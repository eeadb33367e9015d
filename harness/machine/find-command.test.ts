import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findCommand } from './find-command.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'find-command-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('findCommand()', () => {
  test('takes the first folder of PATH in which a file of that name can be run', () => {
    const folders = ['folder', 'text', 'first', 'second'].map((name) => join(root, name));
    for (const folder of folders) mkdirSync(folder);
    const [folder = '', text = '', first = '', second = ''] = folders;
    mkdirSync(join(folder, 'go'));
    put(join(text, 'go'), 0o644);
    put(join(first, 'go'), 0o755);
    put(join(second, 'go'), 0o755);
    expect(findCommand('go', ['', '/nowhere', ...folders].join(delimiter))).toBe(join(first, 'go'));
  });

  test.each(['', '/nowhere'])('finds nothing on "%s", not even in the folder it was started in', (path) => {
    expect(findCommand('package.json', path)).toBeUndefined();
  });
});

function put(file: string, mode: number): void {
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, mode);
}
