import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { keepersOf } from '../processes/fixtures/processes-with.ts';
import { runAgainst, runBench } from './run-bench.ts';

const tiny = {
  roundMs: 40,
  pairs: 1,
  windows: { 'socket-mode': [1, 64], http: [1], 'http-kept': [1, 16] },
  // Twice as many as the mock keeps messages for conversations.history.
  memoryEvents: 10_000,
  starts: 1,
  say: () => {},
};

function benchFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('slack-transport-bench-'));
}

test('runBench() measures both arms of every row, the receiver and the memory', { timeout: 20_000 }, async () => {
  const { rows, rest } = await runBench({ ...tiny, signal: new AbortController().signal });
  const { httpCapacityPerSecond, memory, start } = rest;
  expect(rows.map(({ way, window }) => `${way} ${window}`)).toEqual([
    'socket-mode 1',
    'socket-mode 64',
    'http 1',
    'http-kept 1',
    'http-kept 16',
  ]);
  for (const row of rows) {
    expect(row.enginePerSecond).toBeGreaterThan(0);
    expect(row.barePerSecond).toBeGreaterThan(0);
    expect(row.byRate).toBeCloseTo(row.enginePerSecond / row.barePerSecond);
    expect(row.byCpu).toBeCloseTo(row.bareCpuUs / row.engineCpuUs);
  }
  expect(httpCapacityPerSecond).toBeGreaterThan(0);
  // An acknowledged event is remembered for two minutes, and its wrapper of ~1 kB is not.
  expect(memory.heapBytesPerEvent).toBeGreaterThan(50);
  expect(memory.heapBytesPerEvent).toBeLessThan(1_000);
  // Whatever the machine: the mock loads more than a bare server does.
  expect(start.mockMs).toBeGreaterThan(start.bareMs);
});

test('runAgainst() measures this engine beside that of another checkout', { timeout: 20_000 }, async () => {
  const options = { ...tiny, windows: { 'socket-mode': [64], http: [], 'http-kept': [16] } };
  const itself = fileURLToPath(new URL('../..', import.meta.url));
  const rows = await runAgainst(itself, { ...options, signal: new AbortController().signal });
  expect(rows.map(({ way }) => way)).toEqual(['socket-mode', 'http-kept']);
  for (const { enginePerSecond, barePerSecond } of rows)
    expect(Math.min(enginePerSecond, barePerSecond)).toBeGreaterThan(0);
  const nowhere = runAgainst(tmpdir(), { ...options, signal: new AbortController().signal });
  await expect(nowhere).rejects.toThrow(`Cannot compare with ${tmpdir()}: there is no `);
});

test('runBench() that is interrupted leaves no process and no folder', { timeout: 20_000 }, async () => {
  const before = benchFolders();
  const abort = new AbortController();
  const steps: string[] = [];
  const bench = runBench({
    ...tiny,
    roundMs: 60_000,
    signal: abort.signal,
    say(step) {
      steps.push(step);
      if (step.startsWith('Socket Mode')) setTimeout(() => abort.abort(new Error('enough')), 50);
    },
  });
  await expect(bench).rejects.toThrow('enough');
  expect(steps).toEqual(['memory after 10000 events', 'Socket Mode, 1 in flight']);
  expect(keepersOf(process.pid)).toEqual([]);
  expect(benchFolders().filter((name) => !before.includes(name))).toEqual([]);
});
