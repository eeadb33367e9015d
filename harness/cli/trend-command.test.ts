import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { smallRun } from '../../reports/fixtures/small-run.ts';
import { trendCommand } from './trend-command.ts';

const { result } = smallRun();

function folderOf(runs: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'trend-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(runs)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'result.json'), text);
  }
  return folder;
}

const at = (startedAt: string): string =>
  JSON.stringify({ ...result, run: { ...result.run, id: startedAt, startedAt } });
const [later, earlier] = ['2026-11-30T00:00:00.000Z', '2026-11-29T00:00:00.000Z'];

test('draws the runs of a folder, the earliest first, and leaves out what is none', async () => {
  const folder = folderOf({ a: at(later), b: at(earlier), c: '{"schema":7}' });
  await trendCommand().parseAsync([folder], { from: 'user' });
  const page = readFileSync(join(folder, 'trend.html'), 'utf8');
  expect(page.indexOf(`<li>${earlier}`)).toBeGreaterThan(0);
  expect(page.indexOf(`<li>${earlier}`)).toBeLessThan(page.indexOf(`<li>${later}`));
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  ['one run', { a: at(later) }, /it has one run with a result\.json; expected two or more/],
  ['none', {}, /it has no run/],
])('%s is no trend', async (_, runs, sentence) => {
  const folder = folderOf(runs);
  await expect(trendCommand().parseAsync([folder], { from: 'user' })).rejects.toThrow(sentence);
});

test('a folder that is not there is told', async () => {
  await expect(trendCommand().parseAsync(['/nowhere/at/all'], { from: 'user' })).rejects.toThrow(
    /Cannot read the folder "\/nowhere\/at\/all".*expected one that holds runs/,
  );
});
