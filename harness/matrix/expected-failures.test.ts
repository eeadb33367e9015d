import { expect, test } from 'vitest';
import { type ExpectedFailure, expectedIn } from './expected-failures.ts';

const entry: ExpectedFailure = {
  scenario: 'partition-kill',
  metric: 'recovery',
  reason: 'waits for 5.2',
  expires: '2027-01-31',
  standsAt: 'harness.config.yaml:9',
};
const cell = { scenario: 'partition-kill', system: 'my-app@own', transport: 'http' } as const;

test.each<[string, Partial<ExpectedFailure>, number]>([
  ['of whatever system and transport', {}, 1],
  ['of the system by its name', { system: 'my-app' }, 1],
  ['of the system by its name and version', { system: 'my-app@own' }, 1],
  ['of another system', { system: 'other' }, 0],
  ['of the transport', { transport: 'http' }, 1],
  ['of the other transport', { transport: 'socket-mode' }, 0],
  ['of another scenario', { scenario: 'steady' }, 0],
])('expectedIn() of an entry %s', (_, changes, count) => {
  expect(expectedIn([{ ...entry, ...changes }], cell, '2026-11-30')).toHaveLength(count);
});

test('expectedIn() tells the day after which an entry excuses nothing', () => {
  expect(expectedIn([entry], cell, '2027-01-31')[0]).not.toHaveProperty('expiredOn');
  expect(expectedIn([entry], cell, '2027-02-01')[0]).toMatchObject({ expiredOn: '2027-01-31' });
});
