import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { smallRun } from '../../reports/fixtures/small-run.ts';
import { writeJobSummary } from './job-summary.ts';

function stream(): { readonly stream: NodeJS.WriteStream; readonly said: string[] } {
  const said: string[] = [];
  const writable = new Writable({
    write(chunk, _encoding, done) {
      said.push(String(chunk));
      done();
    },
  });
  return { stream: writable as NodeJS.WriteStream, said };
}

test('writeJobSummary() adds to what other steps wrote, and only where GitHub names a file', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'summary-')), 'summary.md');
  writeFileSync(path, 'before\n');
  const { stream: to, said } = stream();
  const { result } = smallRun();
  writeJobSummary(result, { environment: {}, stream: to });
  expect(readFileSync(path, 'utf8')).toBe('before\n');
  writeJobSummary(result, { environment: { GITHUB_STEP_SUMMARY: path }, stream: to });
  expect(readFileSync(path, 'utf8')).toMatch(/^before\n## Announced recycle/);
  expect(said).toEqual([]);
});

test('a summary that cannot be written is told, and ends nothing', () => {
  const { stream: to, said } = stream();
  writeJobSummary(smallRun().result, { environment: { GITHUB_STEP_SUMMARY: '/nowhere/at/all.md' }, stream: to });
  expect(said.join('')).toMatch(/^Cannot write the job summary: ENOENT/);
});
