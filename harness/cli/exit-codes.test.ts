import { CommanderError } from '@commander-js/extra-typings';
import { describe, expect, test } from 'vitest';
import { LabError } from '../base/lab-error.ts';
import type { PassportResult } from '../passport-result.ts';
import type { RunResult } from '../result.ts';
import { exitCodeOf, exitCodeOfError, exitCodeOfPassports } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';

type Verdict = RunResult['cells'][number]['verdict'];

function result(verdicts: readonly (Verdict | 'known')[], interrupted = false): RunResult {
  const cells = verdicts.map((verdict) => (verdict === 'known' ? { verdict: 'fail', known: {} } : { verdict }));
  return { run: { interrupted }, cells } as unknown as RunResult;
}

describe('exitCodeOf()', () => {
  test.each<[readonly (Verdict | 'known')[], number]>([
    [['pass', 'pass'], 0],
    [['pass', 'unsupported'], 0],
    [['pass', 'known'], 0],
    [['pass', 'fail'], 1],
    [['known', 'fail'], 1],
    [['unknown', 'fail'], 1],
    [['pass', 'unknown'], 2],
    [['known', 'unknown'], 2],
  ])('%j is %d', (verdicts, code) => {
    expect(exitCodeOf(result(verdicts))).toBe(code);
  });

  test('is 2 where what was asked for was not measured, unless a failure is worse', () => {
    expect(exitCodeOf(result(['pass', 'unsupported']), 'it could not be had')).toBe(2);
    expect(exitCodeOf(result(['fail', 'unsupported']), 'it could not be had')).toBe(1);
  });

  test('is 130 for a run cut short, whatever failed', () => {
    expect(exitCodeOf(result(['fail'], true))).toBe(130);
  });
});

describe('exitCodeOfPassports()', () => {
  const passport = (...standings: string[]) =>
    ({ probes: standings.map((standing) => ({ standing, rows: [] })) }) as unknown as PassportResult;
  const judged = (...rows: object[]) =>
    ({
      probes: [{ standing: 'measured', rows: [{}, ...rows.map((judged) => ({ judged }))] }],
    }) as unknown as PassportResult;

  test.each<[string, readonly PassportResult[], boolean, number]>([
    ['all that was run was measured', [passport('measured', 'skipped')], false, 0],
    ['one could not be measured', [passport('measured'), passport('void')], false, 2],
    ['there is none', [], false, 2],
    ['nothing was run', [passport('not-run')], false, 2],
    ['what is promised holds', [judged({ verdict: 'pass' })], false, 0],
    ['a failure is on record', [judged({ verdict: 'fail', known: { source: 'x' } })], false, 0],
    ['a failure is news', [judged({ verdict: 'pass' }, { verdict: 'fail' })], false, 1],
    ['a failure is news and something is void', [judged({ verdict: 'fail' }), passport('void')], false, 1],
    ['it was cut short', [passport('void')], true, 130],
  ])('where %s', (_, results, isInterrupted, code) => {
    expect(exitCodeOfPassports(results, { isInterrupted })).toBe(code);
  });

  test('where a system asked for by name could not be had', () => {
    const options = { isInterrupted: false, isComplete: false };
    expect(exitCodeOfPassports([passport('measured')], options)).toBe(2);
    expect(exitCodeOfPassports([judged({ verdict: 'fail' })], options)).toBe(1);
  });

  test('where the user takes it as it is', () => {
    const options = { isInterrupted: false, mayBeEmpty: true };
    expect(exitCodeOfPassports([], options)).toBe(0);
    expect(exitCodeOfPassports([passport('void')], options)).toBe(2);
  });
});

test.each<[string, unknown, number]>([
  ['a wish that cannot be', new UsageError('x'), 64],
  ['an unknown option', new CommanderError(1, 'commander.unknownOption', 'x'), 64],
  ['help that was asked for', new CommanderError(0, 'commander.helpDisplayed', 'x'), 0],
  ['an environment that failed us', new LabError('x'), 70],
  ['a defect of ours', new TypeError('x'), 70],
])('exitCodeOfError() of %s', (_, error, code) => {
  expect(exitCodeOfError(error)).toBe(code);
});
