/** `kill -9` of the harness at any moment leaves no process behind, and a journal that can be analysed; Ctrl-C writes the report. */

import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, test, type TestContext } from 'vitest';
import { createTurnstile } from '../../harness/machine/turns.ts';
import { processesWith } from '../../harness/processes/fixtures/processes-with.ts';
import type { RunResult } from '../../harness/result.ts';

const main = resolve(import.meta.dirname, '../../harness/cli/main.ts');
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

interface Started {
  readonly harness: ChildProcess;
  readonly out: string;
  /** In the environment of the harness and of everything it starts. */
  readonly marker: string;
  output(): string;
}

function start(...args: string[]): Started {
  const out = mkdtempSync(join(tmpdir(), 'survives-'));
  folders.push(out);
  const id = randomUUID();
  const harness = spawn(process.execPath, [main, ...args, '--out', out], {
    env: { ...process.env, KILL_TEST: id },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [harness.stdout, harness.stderr]) stream?.on('data', (data) => (output += String(data)));
  return { harness, out, marker: `KILL_TEST=${id}`, output: () => output };
}

async function end(harness: ChildProcess): Promise<number | null> {
  if (harness.exitCode === null && harness.signalCode === null) await once(harness, 'exit');
  return harness.exitCode;
}

async function analyse(folder: string): Promise<{ readonly exit: number | null; readonly text: string }> {
  const analysing = spawn(process.execPath, [main, 'analyse', '--json', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  analysing.stdout.on('data', (data) => (text += String(data)));
  return { exit: await end(analysing), text };
}

function hasJournal(folder: string): boolean {
  return existsSync(folder) && readdirSync(join(folder, 'journal')).length > 0;
}

const cell = ['run', '--system', 'no-sdk', '--scenario', 'partition-kill,recycle-announced'] as const;

/** A dozen harnesses that begin at once take a small machine half a minute to begin. */
const starts = createTurnstile(availableParallelism());

/** Resolves when its first cell has begun. */
function begin({ expect }: Pick<TestContext, 'expect'>): Promise<Started> {
  return starts.pass(false, async () => {
    const started = start(...cell);
    await expect.poll(() => hasJournal(join(started.out, 'latest')), { timeout: 20_000 }).toBe(true);
    return started;
  });
}

describe.concurrent('kill -9 of the harness', () => {
  test.for([50, 200, 400, 700, 1_000])('%i ms after its start leaves nothing behind', async (wait, { expect }) => {
    const { marker } = await starts.pass(false, async () => {
      const started = start(...cell);
      await pause(wait);
      started.harness.kill('SIGKILL');
      await end(started.harness);
      return started;
    });
    await expect.poll(() => processesWith(marker), { timeout: 10_000 }).toEqual([]);
  });

  test.for([0, 100, 500, 1_000, 3_000, 7_000])(
    '%i ms after the first cell began leaves nothing behind but journals, which can be analysed',
    async (wait, { expect }) => {
      const { harness, out, marker } = await begin({ expect });
      const latest = join(out, 'latest');
      await pause(wait);
      harness.kill('SIGKILL');
      await end(harness);
      await expect.poll(() => processesWith(marker), { timeout: 10_000 }).toEqual([]);
      const { exit, text } = await analyse(latest);
      expect(exit).toBe(130);
      const result = JSON.parse(text) as RunResult;
      expect(result.run.interrupted).toBe(true);
      expect(result.cells).toHaveLength(4);
      expect(readFileSync(join(latest, 'report.html'), 'utf8')).toContain('cut short');
    },
  );
});

describe.concurrent('Ctrl-C', () => {
  test('heals, ends every process and writes the report of what was seen', async ({ expect }) => {
    const { harness, out, marker, output } = await begin({ expect });
    await pause(5_000);
    harness.kill('SIGINT');
    expect(await end(harness), output()).toBe(130);
    expect(processesWith(marker)).toEqual([]);
    const result = JSON.parse(readFileSync(join(out, 'latest', 'result.json'), 'utf8')) as RunResult;
    expect(result.run.interrupted).toBe(true);
    expect(result.cells.some(({ measurements }) => measurements['response-time']?.kind === 'spread')).toBe(true);
  });
});
