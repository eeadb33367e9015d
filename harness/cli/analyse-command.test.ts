import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunPlan } from '../plan/run-plan.ts';

const sample = join(import.meta.dirname, '../../reports/fixtures/small-run');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'analyse-'));
  cpSync(sample, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function analyse(): Promise<{ readonly code: number; readonly stderr: string }> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [join(import.meta.dirname, 'main.ts'), 'analyse', folder],
      (_, __, stderr) => done({ code: child.exitCode ?? -1, stderr }),
    );
  });
}

const forge = (change: (plan: RunPlan) => unknown): void => {
  const path = join(folder, 'run.json');
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as RunPlan)));
};
const withJournal = (journal: string) =>
  forge((plan) => ({ ...plan, cells: plan.cells.map((cell, n) => (n === 0 ? { ...cell, journal } : cell)) }));

test.each<[string, () => void, string]>([
  ['only a version', () => forge(() => ({ version: 1 })), 'its run.json is not that of a run: manifest: '],
  [
    'a version of later',
    () => forge((plan) => ({ ...plan, version: 9 })),
    'its run.json is not that of a run: version: ',
  ],
  ['no JSON', () => writeFileSync(join(folder, 'run.json'), '{'), 'its run.json cannot be read: '],
  ['a journal outside', () => withJournal('../../dev/zero'), '"../../dev/zero" leads out of the folder'],
  [
    'a journal by a link',
    () => {
      symlinkSync('/dev/zero', join(folder, 'journal/zero.ndjson'));
      withJournal('journal/zero.ndjson');
    },
    '"journal/zero.ndjson" leads out of the folder',
  ],
])('of a folder with %s', { timeout: 60_000 }, async (_, lay, words) => {
  lay();
  const { code, stderr } = await analyse();
  expect({ code, lines: stderr.trim().split('\n').length }).toEqual({ code: 64, lines: 1 });
  expect(stderr).toContain(`Cannot analyse "${folder}": ${words}`);
});

test('a journal that is a pipe is no cell’s end of waiting: the cell is unknown', { timeout: 60_000 }, async () => {
  execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', join(folder, 'journal/pipe.ndjson')]);
  withJournal('journal/pipe.ndjson');
  await analyse();
  const { cells } = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as { cells: { why: string }[] };
  expect(cells[0]?.why).toBe('Cannot read pipe.ndjson: it is no file');
});

test('what is written stays in the folder, whatever links are in it', { timeout: 60_000 }, async () => {
  const outside = join(folder, '..', `${folder.split('/').at(-1)}.outside`);
  writeFileSync(outside, 'mine');
  symlinkSync(outside, join(folder, 'result.json.part'));
  symlinkSync(outside, join(folder, 'report.html'));
  await analyse();
  expect(readFileSync(outside, 'utf8')).toBe('mine');
  rmSync(outside);
});
