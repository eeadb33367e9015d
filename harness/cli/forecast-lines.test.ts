import { expect, test } from 'vitest';
import type { Forecast } from '../forecast/forecast.ts';
import { forecastLines } from './forecast-lines.ts';

const range = (low: number, median: number, high: number) => ({ low, median, high });

const told: Forecast = {
  schema: 1,
  system: 'an-app',
  rates: {
    instances: 2,
    eventsADay: 100_000,
    recyclesADay: 4.8,
    lossesAMonth: 4,
    partitionsAMonth: 1,
    partitionSeconds: 60,
    deploysAWeek: 5,
  },
  months: 100,
  seed: 1,
  transports: [
    {
      transport: 'http',
      late: range(0, 1, 4),
      lost: range(0, 0, 0),
      doubled: range(0, 0, 0),
      by: { partitions: 1.25 },
    },
    {
      transport: 'socket-mode',
      late: range(10_234, 123_456, 234_567),
      lost: range(0, 3, 9),
      doubled: range(0, 0, 1),
      by: { recycles: 123_450.4, partitions: 6 },
    },
  ],
  leftOut: ['losses', 'deploys'],
};

test('a forecast is a table of at most 80 columns, with what it counts on and what it does not know', () => {
  const lines = forecastLines(told, 200);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines).toContain('  late by more than 3 s  1 (0 to 4)            123,456 (10,234 to 234,567)'.trimEnd());
  expect(lines).toContain('  lost: Slack gave up    0                     3 (0 to 9)');
  expect(lines).toContain('  recycles               0                     123,450');
  expect(lines.join(' ')).toContain('Not counted: deploys. Nothing here says how long it takes to start');
  expect(lines.join('\n')).not.toContain('  deploys  ');
});
