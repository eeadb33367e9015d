import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test, vi } from 'vitest';
import { readPs, readUsage } from './app-usage.ts';

test('readUsage() tells memory and CPU time of a process, with its children', async () => {
  const busy = 'while (process.cpuUsage().user < 200_000); process.stdin.resume();';
  const shell = spawn('/bin/sh', ['-c', `"$0" -e "$1"; true`, process.execPath, busy], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const pid = shell.pid ?? 0;
  const usage = await vi.waitUntil(
    async () => {
      const now = await readUsage(pid);
      return now && now.processes === 2 && now.cpuUs >= 200_000 ? now : undefined;
    },
    { timeout: 10_000 },
  );
  expect(usage.rssBytes).toBeGreaterThan(10 * 2 ** 20);
  expect(usage.rssBytes).toBeLessThan(2 ** 30);
  expect(usage.peakBytes).toBeGreaterThanOrEqual(usage.rssBytes * 0.9);
  expect(usage.cpuUs).toBeLessThan(10_000_000);
  shell.stdin?.end();
  await once(shell, 'exit');
  await expect(readUsage(pid)).resolves.toBeUndefined();
});

test('readPs() adds up a group, whichever way its time is written', () => {
  const text = '  100  2048   0:01.50\n  7 999 00:00:01\n  100  1024 1-01:01:01\n';
  expect(readPs(text, 100)).toEqual({
    rssBytes: 3_072 * 1_024,
    peakBytes: 3_072 * 1_024,
    cpuUs: 1_500_000 + (86_400 + 3_661) * 1_000_000,
    processes: 2,
  });
  expect(readPs(text, 8)).toBeUndefined();
});
