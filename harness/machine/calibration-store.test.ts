import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Calibration } from '../result.ts';
import { keepCalibration, readCalibration } from './calibration-store.ts';

const machine = { cpus: 2, cpu: 'a processor', memoryBytes: 1, os: 'an operating system' };
const spread = (scenario: string): Calibration['spreads'][number] => ({
  scenario,
  system: 'a@1',
  transport: 'http',
  metric: 'gap',
  runs: 20,
  median: 1,
  equalArms: 1,
  betweenRuns: 1,
});
const calibration = (scenario: string): Calibration => ({
  id: scenario,
  at: '2026-11-30T00:00:00Z',
  machine,
  pairs: 10,
  spreads: [spread(scenario)],
  timerLatenessUs: { p50: 1, p99: 2 },
});

test('a calibration holds on its machine, keeps what was calibrated before, and holds nowhere else', () => {
  const cache = mkdtempSync(join(tmpdir(), 'calibration-'));
  expect(readCalibration(cache, machine)).toBeUndefined();
  keepCalibration(calibration('steady'), cache);
  keepCalibration(calibration('recycle'), cache);
  keepCalibration(calibration('recycle'), cache);
  expect(readCalibration(cache, machine)?.spreads.map(({ scenario }) => scenario)).toEqual(['recycle', 'steady']);
  expect(readCalibration(cache, { ...machine, cpu: 'another' })).toBeUndefined();
  writeFileSync(join(cache, 'calibration.json'), '{');
  expect(readCalibration(cache, machine)).toBeUndefined();
});
