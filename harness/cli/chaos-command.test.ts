import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { RunResult } from '../result.ts';

const main = join(import.meta.dirname, 'main.ts');
const out = mkdtempSync(join(tmpdir(), 'chaos-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('chaos', () => {
  test.concurrent.each([
    [['--minutes', '0.05'], '--minutes is "0.05": expected a number from 0.1 to 240'],
    [['--minutes', 'two'], '--minutes is "two": expected a number from 0.1 to 240'],
    [['--seed', '-1'], '--seed is "-1": expected a whole number from 0 to 2147483647'],
    [['--rate', '0'], '--rate is "0": expected a whole number from 1 to 100'],
    [['--system', 'bolt-js', '--app', 'node app.js'], 'Both --system and --app are given'],
    [['--system', 'no-such-system'], 'There is no system "no-such-system"'],
    [['--minute', '1'], "unknown option '--minute'"],
    [['--intensity', '6'], '--intensity is "6": expected a whole number from 1 to 5'],
    [['--until-failure', 'x'], '--until-failure is "x": expected a whole number from 1 to 100'],
  ])('refuses %j with exit code 64, and starts nothing', async (flags, words) => {
    const folder = join(out, `refused-${flags.join('')}`);
    const { code, stderr } = await ended(chaos([...flags, '--out', folder]));
    expect(stderr).toContain(words);
    expect(code).toBe(64);
    expect(existsSync(folder)).toBe(false);
  });

  test.concurrent(
    'runs one fault program over both transports, and tells how to repeat it',
    { timeout: 90_000 },
    async () => {
      const flags = ['--minutes', '0.1', '--seed', '7', '--system', 'no-sdk', '--out', join(out, 'whole'), '--json'];
      const { code, stdout, stderr } = await ended(chaos(flags));
      const { run, cells, catalogue } = JSON.parse(stdout) as RunResult;
      const repeat = `npm run chaos -- ${cells[0]?.repeat.match(/--system \S+/)?.[0]} --minutes 0.1 --seed 7 --embedded`;
      expect(cells.map(({ suite, transport }) => `${suite} ${transport}`).toSorted()).toEqual([
        'chaos http',
        'chaos socket-mode',
      ]);
      for (const cell of cells) {
        expect(cell.repeat).toBe(repeat);
        const other = cell.transport === 'http' ? 'Socket Mode only' : 'HTTP only';
        const asked = catalogue.scenarios['chaos']?.faults.filter((words) => !words.includes(other)) ?? [];
        expect(cell.episodes.length).toBeGreaterThan(0);
        expect(asked).toHaveLength(cell.episodes.length);
        for (const { text } of cell.episodes) expect(asked.some((words) => words.startsWith(text))).toBe(true);
        expect(cell.measurements['handled']).toMatchObject({ kind: 'number', of: 60 });
      }
      expect(run).toMatchObject({ seed: 7, command: repeat, interrupted: false });
      expect(stderr).toContain(`Repeat: ${repeat}\n`);
      expect(stderr).toMatch(/^Seen: \d+ of 32 faults, \d+ of 11 states, \d+ of 352 pairs of both$/m);
      expect(stderr).toMatch(/^socket-mode {2}\S+ events\/s · \d+ in flight · \d links? · .+ · lost 0 of \d+$/m);
      expect(code, cells.map(({ why }) => why).join('; ')).toBe(0);
    },
  );

  test.concurrent('ends in order at Ctrl-C, and reports what was seen', { timeout: 90_000 }, async () => {
    const child = chaos(['--minutes', '60', '--system', 'no-sdk', '--out', join(out, 'cut'), '--json']);
    const end = ended(child);
    await told(child, / events\/s /);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await end;
    expect(stderr).toContain('Ending the run');
    const { run, cells } = JSON.parse(stdout) as RunResult;
    expect(run.interrupted).toBe(true);
    expect(cells.map(({ why }) => why)).toEqual(['The run was interrupted', 'The run was interrupted']);
    for (const { measurements, episodes } of cells) {
      expect(measurements['handled']).toMatchObject({ kind: 'number' });
      for (const { ended: healed } of episodes) expect(healed).toBeDefined();
    }
    expect(existsSync(join(out, 'cut', 'latest', 'report.html'))).toBe(true);
    expect(code).toBe(130);
  });
});

function chaos(flags: readonly string[]): ChildProcess {
  return spawn(process.execPath, [main, 'chaos', '--embedded', ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr?.on('data', (chunk) => (stderr += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

/** Resolves once stderr has said it. Rejects where the process ends before. */
async function told(child: ChildProcess, words: RegExp): Promise<void> {
  let text = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      text += String(chunk);
      if (words.test(text)) resolve();
    });
    child.once('close', () => reject(new Error(`It ended before it said ${words}: ${text}`)));
  });
}
