import { expect, test } from 'vitest';
import { slashCommandScenario } from '../../scenarios/acks/slash-command.ts';
import { steadyTraffic } from '../../scenarios/latency/steady.ts';
import { partitionKill } from '../../scenarios/recovery/partition-kill.ts';
import { seconds } from '../base/units.ts';
import { burst } from '../workloads/burst.ts';
import { steady } from '../workloads/steady.ts';
import { reshaped } from './reshape.ts';

const usual = steady;

test('reshaped() leaves a scenario alone of which nothing is asked', () => {
  expect(reshaped(steadyTraffic, { usual })).toBe(steadyTraffic);
});

test('reshaped() changes rate, length and shape, and keeps the warm-up', () => {
  const { workload } = reshaped(steadyTraffic, { usual, perSecond: 3, lasting: seconds(60), shape: burst });
  expect(workload).toMatchObject({
    name: 'burst',
    perSecond: 3,
    lasting: seconds(60),
    warmUp: steadyTraffic.workload.warmUp,
  });
});

test('reshaped() keeps the kind that the scenario asks about', () => {
  expect(reshaped(slashCommandScenario, { usual, perSecond: 1 }).workload.raises).toBe('slash-command');
});

test('reshaped() refuses traffic that ends before a fault does', () => {
  const last = Math.max(...partitionKill.faults.map(({ to }) => to)) / seconds(1);
  expect(() => reshaped(partitionKill, { usual, lasting: seconds(2) })).toThrow(
    `Scenario partition-kill cannot have traffic of 2 s: its last fault ends at ${last} s, expected longer traffic`,
  );
});
