import { expect, test } from 'vitest';
import { benchTable } from './bench-table.ts';
import type { Bench, BenchRow } from './run-bench.ts';

const row: BenchRow = {
  transport: 'socket-mode',
  window: 1_024,
  of: 5,
  median: 0.804,
  min: 0.7,
  max: 0.91,
  enginePerSecond: 40_000,
  barePerSecond: 50_000.4,
  engineCpuUs: 20,
  bareCpuUs: 9.96,
};

const start: Bench['start'] = { of: 5, mockMs: 399.6, bareMs: 60, mockCpuMs: 250, bareCpuMs: 40, goalMs: 400 };

function table(rows: readonly BenchRow[], started = start): string {
  const memory = { events: 100_000, heapBytesPerEvent: 300.4, peakRssBytesPerEvent: 2_000 };
  return benchTable({ node: 'v24.21.0', rows, httpCapacityPerSecond: 12_345.6, memory, start: started });
}

test('benchTable() aligns its columns under their heads', () => {
  const lines = table([row, { ...row, transport: 'http', window: 1 }])
    .split('\n')
    .slice(0, 4);
  const [, , socket = '', http = ''] = lines;
  expect(socket).toBe(
    'Socket Mode           1,024       0.80 ✓  (0.70 – 0.91)  ≥ 0.8    40,000    50,000        20.0      10.0',
  );
  expect(http.length).toBe(socket.length);
  expect(http).toMatch(/^HTTP, keep-alive +1 +0\.80 ✗ /);
});

test('benchTable() says the goal is missed by the least amount', () => {
  expect(table([{ ...row, median: 0.7999 }])).toContain('✗');
  expect(table([{ ...row, median: 0.8 }])).toContain('✓');
});

test('benchTable() says memory and the receiver’s capacity', () => {
  expect(table([row])).toContain('takes 12,346 events/s');
  expect(table([row])).toContain('After 100,000 acknowledged events the engine holds 300 B of heap an event');
});

test('benchTable() says how long mock takes to start, and whether that is enough', () => {
  expect(table([row])).toContain(
    '`mock` has answered the first call of an app 400 ms after its start ✓ (goal ≤ 400 ms; a bare Node that answers: 60 ms), with 250 ms of CPU (a bare Node: 40 ms); medians of 5.',
  );
  const slow = table([row], { ...start, mockMs: 401, mockCpuMs: undefined });
  expect(slow).toContain('401 ms after its start ✗ (goal ≤ 400 ms; a bare Node that answers: 60 ms); medians of 5.');
});
