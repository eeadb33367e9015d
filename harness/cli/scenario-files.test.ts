import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { scenarioFiles } from './scenario-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'deep'));
for (const name of ['b.yaml', 'a.yaml', 'c.json', 'd.txt', 'deep/e.yaml']) writeFileSync(join(folder, name), '');

test('scenarioFiles() tells files from names, takes patterns, and names each file once', () => {
  expect(scenarioFiles(['recycle-*', `${folder}/*.yaml`, `${folder}/./a.yaml`, join(folder, 'c.json')])).toEqual({
    globs: ['recycle-*'],
    files: [join(folder, 'a.yaml'), join(folder, 'b.yaml'), join(folder, 'c.json')],
  });
  expect(scenarioFiles([`${folder}/**/*.yaml`]).files).toHaveLength(3);
});

test('scenarioFiles() says that a pattern matches no file', () => {
  expect(() => scenarioFiles([`${folder}/none/*.yaml`])).toThrow(
    /^No file matches ".*none\/\*\.yaml": expected files of a/,
  );
});
