/** A part of the harness that stands still is told as that, and never as the app's failure. */

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { keepersOf, processesWith } from '../../harness/processes/fixtures/processes-with.ts';
import type { RunResult } from '../../harness/result.ts';

const main = resolve(import.meta.dirname, '../../harness/cli/main.ts');
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Runs an announced recycle over both transports, and treats the harness' own processes 2 s into its traffic. */
async function run(
  treat: (started: { readonly pid: number; readonly marker: string }) => Promise<void>,
): Promise<{ readonly exit: number | null; readonly result: RunResult; readonly journals: string }> {
  const out = mkdtempSync(join(tmpdir(), 'standstill-'));
  folders.push(out);
  const id = randomUUID();
  const args = ['run', '--system', 'no-sdk', '--scenario', 'recycle-announced', '--embedded', '--out', out];
  const harness = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, KILL_TEST: id },
    stdio: 'ignore',
  });
  const journal = join(out, 'latest', 'journal');
  const read = (): string =>
    existsSync(journal)
      ? readdirSync(journal)
          .map((name) => readFileSync(join(journal, name), 'utf8'))
          .join('')
      : '';
  await expect.poll(read, { timeout: 30_000 }).toContain('"traffic"');
  await pause(2_000);
  await treat({ pid: harness.pid ?? 0, marker: `KILL_TEST=${id}` });
  if (harness.exitCode === null) await once(harness, 'exit');
  const result = JSON.parse(readFileSync(join(out, 'latest', 'result.json'), 'utf8')) as RunResult;
  return { exit: harness.exitCode, result, journals: read() };
}

describe.runIf(process.platform === 'linux').concurrent('a part that stands still', () => {
  test.each([1, 4, 8])('is never the app’s failure where it is the proxy, for %i s', async (length) => {
    const { result, journals } = await run(async ({ marker }) => {
      const proxies = processesWith(marker).filter((pid) =>
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('toxiproxy/main'),
      );
      expect(proxies).toHaveLength(1);
      for (const pid of proxies) process.kill(pid, 'SIGSTOP');
      await pause(length * 1_000);
      for (const pid of proxies) process.kill(pid, 'SIGCONT');
    });
    expect(journals).toContain('"part":"proxy"');
    const verdicts = result.cells.map(({ verdict, why }) => ({ verdict, why }));
    expect(verdicts).not.toContainEqual(expect.objectContaining({ verdict: 'fail' }));
  });

  test.each([
    ['SIGSTOP', 'gave no sign of life for 5 s'],
    ['SIGKILL', 'the keeper process is gone, it ended (SIGKILL)'],
  ] as const)('ends the run as unknown within 10 s where it is the keeper (%s)', async (signal, words) => {
    const began = { at: 0 };
    const { exit, result } = await run(async ({ pid }) => {
      const [keeper = 0] = keepersOf(pid);
      began.at = performance.now();
      process.kill(keeper, signal);
    });
    expect(performance.now() - began.at).toBeLessThan(10_000);
    expect(exit).toBe(2);
    expect(result.cells.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown']);
    for (const { why } of result.cells) expect(why).toContain(words);
  });
});
