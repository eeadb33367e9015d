import { expect, test } from 'vitest';
import { unknownExpectations } from './unknown-expectations.ts';

test('unknownExpectations() says which entry can never match, and what it may mean', () => {
  const entry = { metric: 'lost', reason: 'x', expires: '2027-01-31', standsAt: 'harness.config.yaml:9' };
  const all = [
    { ...entry, scenario: 'steady' },
    { ...entry, scenario: 'stedy' },
  ];
  expect(unknownExpectations(all, ['steady', 'slow-link'], () => 'steady')).toEqual([
    'harness.config.yaml:9 expects a failure of "stedy", a scenario that this run does not have; did you mean steady?',
  ]);
});
