import { expect, test } from 'vitest';
import { runPolicy } from './run-policy.ts';

test('a run limits no method of the Web API but apps.connections.open, unless its user says so', () => {
  expect(runPolicy(30)).toMatchObject({
    name: 'hastened ÷ 30',
    values: { enforcesTiers: false, connectionsOpenPerMinute: 60, secondRetryUs: 2_000_000 },
  });
  expect(runPolicy(30, { enforcesTiers: true })).toMatchObject({
    name: 'hastened ÷ 30, enforcesTiers=true',
    values: { enforcesTiers: true },
  });
  expect(runPolicy(1)).toMatchObject({
    name: 'documented',
    values: { enforcesTiers: false, secondRetryUs: 60_000_000 },
  });
});
