import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { smallRun } from '../../reports/fixtures/small-run.ts';
import { forecastCommand } from './forecast-command.ts';
import { readMeasured } from './read-measured.ts';

const { result } = smallRun();
const passport = { schema: 1, system: 'an-app', probes: [] };

function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'forecast-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'passport'));
  for (const [name, read] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(read));
  return folder;
}

test('what was measured is read from the folder of a run, of passports, or from a file', () => {
  const run = folderOf({ 'result.json': result });
  expect(readMeasured(run)).toEqual([{ kind: 'run', run: result }]);
  const passports = folderOf({ 'passport/an-app.json': passport, 'run.json': {} });
  expect(readMeasured(passports)).toEqual([{ kind: 'passport', passport }]);
  expect(readMeasured(join(passports, 'passport/an-app.json'))).toEqual([{ kind: 'passport', passport }]);
});

test.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
  ['nothing in it', {}, /the folder holds neither; expected the result\.json of a run/],
  ['what is neither', { 'result.json': { schema: 7 } }, /is neither a result nor a passport of schema 1/],
  [
    'several apps',
    { 'passport/a.json': passport, 'passport/b.json': { ...passport, system: 'b' } },
    /--system says of which/,
  ],
])('a folder with %s is told', async (_, files, sentence) => {
  await expect(forecastCommand().parseAsync([folderOf(files)], { from: 'user' })).rejects.toThrow(sentence);
});

test('a rate out of its range is told', async () => {
  const words = ['out', '--instances', '11'];
  await expect(forecastCommand().exitOverride().parseAsync(words, { from: 'user' })).rejects.toThrow(
    '--instances is "11": expected a whole number from 1 to 10',
  );
});
