/** Passports of our own apps, by the command line a user types: figures that are known beforehand, and a broken app that shows. */

import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import type { PassportResult, PassportValue } from '../../harness/passport-result.ts';
import { type BrokenPassport, brokenPassports } from './passport-table.ts';

const root = resolve(import.meta.dirname, '../..');
const out = mkdtempSync(join(tmpdir(), 'passport-'));
afterAll(() => rmSync(out, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly result: PassportResult;
  /** The run's folder. */
  readonly directory: string;
  value(probe: string, row: string): PassportValue | undefined;
}

function passport(folder: string, system: readonly string[], probes: readonly string[]): Promise<Ended> {
  const args = ['passport', ...system, '--probe', probes.join(','), '--json', '--out', join(out, folder)];
  return new Promise((done, reject) => {
    const child = execFile(
      process.execPath,
      [join(root, 'harness/cli/main.ts'), ...args],
      // The app's back-off is jittered: with a seed it is the same in every run.
      { cwd: root, maxBuffer: 1 << 26, env: { ...process.env, APP_SEED: '1' } },
      (_, stdout, stderr) => {
        try {
          const [result] = JSON.parse(stdout) as readonly PassportResult[];
          if (!result) throw new Error('there is no passport in it');
          const directory = join(out, folder, result.run.id);
          const value = (probe: string, row: string): PassportValue | undefined =>
            result.probes.find(({ name }) => name === probe)?.rows.find(({ name }) => name === row)?.value;
          done({ code: child.exitCode ?? -1, result, directory, value });
        } catch (error) {
          reject(new Error(`stdout is no passport: ${stdout.slice(0, 200)} ${stderr.slice(-500)}`, { cause: error }));
        }
      },
    );
  });
}

function analyse(directory: string): Promise<readonly PassportResult[]> {
  return new Promise((done, reject) => {
    execFile(
      process.execPath,
      [join(root, 'harness/cli/main.ts'), 'analyse', directory, '--json'],
      { cwd: root, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        if (stdout === '') reject(new Error(`analyse wrote nothing: ${stderr}`, { cause: error }));
        else done(JSON.parse(stdout) as readonly PassportResult[]);
      },
    );
  });
}

const words = (text: string): PassportValue => ({ kind: 'words', words: [text] });

describe.concurrent('passport', () => {
  test('of an app that makes before it breaks: no gap, a page, a journal for each probe', async ({ expect }) => {
    const probes = ['refresh-open', 'reset', 'close-frame', 'frame-masked', 'too-many-websockets'];
    const { code, result, directory, value } = await passport('good', ['--system', 'no-sdk@1.0.0'], probes);
    expect({ code, standings: result.probes.map(({ standing }) => standing) }).toEqual({
      code: 0,
      standings: probes.map(() => 'measured'),
    });
    expect(result.grade).toEqual({ word: 'survives', after: [] });
    expect(result.headline).toBe('no-sdk@1.0.0 passes a refresh without a gap');
    expect(value('refresh-open', 'order')).toEqual(words('opens, then closes'));
    expect(value('refresh-open', 'undelivered')).toMatchObject({ numbers: [0] });
    expect(value('reset', 'process')).toEqual(words('goes on'));
    expect(value('close-frame', 'opens')).toMatchObject({ numbers: [1] });
    expect(value('frame-masked', 'link')).toMatchObject({ words: [expect.stringMatching(/closes it with 1002$/)] });
    expect(value('too-many-websockets', 'pattern')).toMatchObject({ words: [expect.stringMatching(/^grows/)] });
    const page = readFileSync(join(directory, 'passport/no-sdk@1.0.0.html'), 'utf8');
    expect(page).toContain('passes a refresh without a gap');
    expect(readdirSync(join(directory, 'journal')).length).toBe(probes.length);
    const [again] = await analyse(directory);
    expect({ ...again, run: { ...again?.run, tookUs: 0 } }).toEqual({ ...result, run: { ...result.run, tookUs: 0 } });
  });

  test('of a run that was cut short shows what its journals have', async ({ expect }) => {
    const { directory, result } = await passport('cut', ['--system', 'no-sdk@1.0.0'], ['reset', 'close-frame']);
    const cut = join(out, 'cut-short');
    cpSync(directory, cut, { recursive: true });
    const lost = result.probes.find(({ name }) => name === 'reset')?.runs[0]?.journal ?? '';
    const torn = result.probes.find(({ name }) => name === 'close-frame')?.runs[0]?.journal ?? '';
    rmSync(join(cut, lost));
    truncateSync(join(cut, torn), 2_000);
    const [again] = await analyse(cut);
    expect(again?.run.interrupted).toBe(true);
    expect(again?.probes.map(({ name, standing, why }) => [name, standing, why])).toEqual([
      ['reset', 'void', 'it was never begun'],
      ['close-frame', 'void', 'it was cut short'],
    ]);
  });

  test('through Toxiproxy is what a run over sockets has between, and the page says so', async ({ expect }) => {
    const { result, value } = await passport('proxied', ['--system', 'no-sdk@1.0.0', '--proxied'], ['reset']);
    expect(result.run.proxiedBy).toMatch(/^Toxiproxy /);
    expect(value('reset', 'process')).toEqual(words('goes on'));
  });

  test.for<BrokenPassport>(brokenPassports)(
    'of an app that is broken on purpose (%s) fails, and says by what',
    async (expected, { expect }) => {
      const [behaviour, probe, row, grade, headline] = expected;
      const app = `APP_BEHAVIOUR=${behaviour} exec "${process.execPath}" mocks/apps/socket-app.ts`;
      const { code, result } = await passport(behaviour, ['--app', app], [probe]);
      const failed = result.probes.flatMap(({ rows }) => rows.filter(({ judged }) => judged?.verdict === 'fail'));
      expect({ code, grade: result.grade?.word, failed: failed.map(({ name }) => name) }).toEqual({
        code: 1,
        grade,
        failed: expect.arrayContaining([row]),
      });
      expect(result.headline).toMatch(headline);
    },
  );

  test('of an app that does not start is void, and its last words are told', async ({ expect }) => {
    const { code, result, directory } = await passport('dead', ['--app', 'echo "no token" >&2; exit 3'], ['reset']);
    expect(code).toBe(2);
    expect(result.probes[0]).toMatchObject({ standing: 'void', why: expect.stringContaining('no token') });
    expect(existsSync(join(directory, 'passport'))).toBe(true);
  });
});
