import { describe, expect, test } from 'vitest';
import type { KnownFailure } from '../plan/expectation.ts';
import type { ExpectationResult } from '../result.ts';
import { expiryNotes, goneSentence, knownFailure } from './known-failure.ts';

const expected: KnownFailure = {
  id: 'expected',
  system: 'mine@own',
  versions: [],
  transport: 'http',
  metric: 'recovery',
  between: [-Number.MAX_VALUE, Number.MAX_VALUE],
  note: 'waits for 5.2 (expected until 2027-01-31)',
  source: 'harness.config.yaml:9',
  standsAt: 'harness.config.yaml:9',
};
const expired: KnownFailure = { ...expected, expiredOn: '2027-01-31' };
const failed: ExpectationResult = { metric: 'recovery', value: 12e6, verdict: 'fail', sentence: 'recovery: 12 s' };

describe('a failure that the user expects', () => {
  test('is known until it expires, whatever its figure is, and no other is', () => {
    expect(knownFailure([expected], failed)).toBe(expected);
    expect(knownFailure([expected], { ...failed, metric: 'lost' })).toBeUndefined();
    expect(knownFailure([expired], failed)).toBeUndefined();
  });

  test('is news once it has expired, with where it stands and why it was expected', () => {
    expect(expiryNotes([expired], [failed])).toEqual([
      'It was an expected failure until 2027-01-31, and is one no more (harness.config.yaml:9: waits for 5.2)',
    ]);
    expect(expiryNotes([expected], [failed])).toEqual([]);
    expect(expiryNotes([expired], [{ ...failed, metric: 'lost' }])).toEqual([]);
  });

  test('is news where it does not happen any more, with what to delete', () => {
    expect(goneSentence(expected, undefined)).toBe(
      'The expected failure of recovery did not happen: if it is fixed, delete its entry at harness.config.yaml:9',
    );
  });
});
