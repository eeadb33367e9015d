import { expect, test } from 'vitest';
import { againstTable, benchTable } from './bench-table.ts';
import type { BenchRest, BenchRow } from './run-bench.ts';

const row: BenchRow = {
  way: 'socket-mode',
  window: 1_024,
  of: 5,
  byCpu: 0.954,
  leastByCpu: 0.7,
  mostByCpu: 1.01,
  engineCpuUs: 20,
  bareCpuUs: 9.96,
  byRate: 0.804,
  enginePerSecond: 40_000,
  barePerSecond: 50_000.4,
};

const start: BenchRest['start'] = { of: 5, mockMs: 399.6, bareMs: 60, mockCpuMs: 250, bareCpuMs: 40, goalMs: 400 };

function table(rows: readonly BenchRow[], started = start): string {
  const memory = { events: 100_000, heapBytesPerEvent: 300.4, peakRssBytesPerEvent: 2_000 };
  return benchTable({ node: 'v24.21.0', rows, rest: { httpCapacityPerSecond: 12_345.6, memory, start: started } });
}

test('benchTable() aligns its columns under their heads, CPU time first', () => {
  const lines = table([row, { ...row, way: 'http-kept', window: 1 }])
    .split('\n')
    .slice(0, 4);
  const [, , socket = '', http = ''] = lines;
  expect(socket).toBe(
    'Socket Mode                 1,024        20.0      10.0       0.95 ✓  (0.70 – 1.01)  ≥ 0.95    40,000    50,000         0.80',
  );
  expect(http.length).toBe(socket.length);
  expect(http).toMatch(/^HTTP, kept connections +1 +20.0 +10.0 +0\.95 ✓ /);
});

test('benchTable() says the goal is missed by the least amount', () => {
  expect(table([{ ...row, byCpu: 0.9499 }])).toContain('✗');
  expect(table([{ ...row, byCpu: 0.95 }])).toContain('✓');
  expect(table([{ ...row, byCpu: 0.8, window: 1 }])).toContain('✓');
  expect(table([{ ...row, byCpu: 0.9999, way: 'http-kept', window: 16 }])).toContain('✗');
});

test('againstTable() names the other checkout and knows no goal', () => {
  const text = againstTable([row], { checkout: '../main', node: 'v24.21.0' });
  expect(text).toContain('Other: the engine of ../main.');
  expect(text).not.toMatch(/✓|✗|goal/);
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
