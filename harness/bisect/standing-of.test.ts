import { describe, expect, test } from 'vitest';
import type { CellResult, ExpectationResult, Verdict } from '../result.ts';
import { isClose, majority, standingOf } from './standing-of.ts';

const cell = (verdict: Verdict, expectations: readonly Partial<ExpectationResult>[] = []): CellResult =>
  ({ verdict, expectations }) as unknown as CellResult;

describe('standingOf()', () => {
  test.each([
    [['pass', 'pass'], 'good'],
    [['pass', 'unsupported'], 'good'],
    [['pass', 'fail'], 'bad'],
    [['unknown', 'fail'], 'bad'],
    [['pass', 'unknown'], 'skipped'],
    [['unsupported'], 'skipped'],
    [[], 'skipped'],
  ] as const)('%j is %s', (verdicts, standing) => {
    expect(standingOf(verdicts.map((verdict) => cell(verdict)))).toBe(standing);
  });
});

describe('isClose()', () => {
  test.each([
    ['a figure just below its limit', [cell('pass', [{ value: 0.9, atMost: 1 }])], true],
    ['a figure just above', [cell('fail', [{ value: 1.2, atMost: 1 }])], true],
    ['far above', [cell('fail', [{ value: 5, atMost: 1 }])], false],
    ['none of what must not be at all', [cell('pass', [{ value: 0, atMost: 0 }])], false],
    ['a rate', [cell('pass', [{ value: 1, atLeast: 0.999 }])], false],
    ['what was not measured', [cell('pass', [{ atMost: 1 }])], false],
    ['no verdict', [cell('unknown')], true],
  ] as const)('%s', (_, cells, is) => {
    expect(isClose(cells)).toBe(is);
  });
});

describe('majority()', () => {
  test.each([
    [['good'], 'good'],
    [['bad', 'good', 'bad'], 'bad'],
    [['bad', 'good', 'good'], 'good'],
    [['skipped', 'bad', 'skipped'], 'bad'],
    [['skipped', 'bad', 'good'], 'skipped'],
    [['skipped'], 'skipped'],
  ] as const)('of %j is %s', (looks, standing) => {
    expect(majority(looks)).toBe(standing);
  });
});
