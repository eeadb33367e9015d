import { describe, expect, test } from 'vitest';
import { smallRun } from '../../../reports/fixtures/small-run.ts';
import type { CellResult, RunResult } from '../../result.ts';
import { cellOf, number } from '../fixtures/cells.ts';
import { spreadsIn } from './calibrate.ts';
import { hasRegression } from './has-regression.ts';
import { compareRuns } from './runs.ts';

const { result: sample } = smallRun();

/** A run of six pairs of one cell with these deaf times in ms. */
function runOf(gaps: readonly number[], cell: Partial<CellResult> = {}): RunResult {
  const cells = gaps.map((gap, index) =>
    cellOf('socket-mode', {
      pair: index + 1,
      measurements: { gap: number(gap * 1_000) },
      decisive: { metric: 'gap', value: gap * 1_000 },
      ...cell,
    }),
  );
  return { ...sample, cells, comparisons: [], findings: [] };
}

function calibrated(run: RunResult, equal: readonly number[]): RunResult {
  const spreads = spreadsIn(runOf(equal).cells);
  const { machine, startedAt: at } = run.run;
  const calibration = { id: 'c', at, machine, pairs: 10, spreads, timerLatenessUs: { p50: 1, p99: 2 } };
  return { ...run, run: { ...run.run, calibration } };
}

const six = (value: number): number[] => Array.from({ length: 6 }, (_, index) => value + index);
/** Equal runs, of which 95 of 100 pairs differ by at most 300 ms. */
const equal = Array.from({ length: 20 }, (_, index) => 1_000 + (index % 4) * 100);

describe('compareRuns()', () => {
  test('calls a figure worse that grew by more than its margin and more than equal runs differ', () => {
    const { figures } = compareRuns(runOf(six(1_000)), calibrated(runOf(six(2_000)), equal));
    expect(figures[0]?.sentence).toBe(
      'outage, no-sdk@1.0.0 over Socket Mode: deaf time 1.0 s before, 2.0 s now, +1.0 s: worse (margin 100 ms; equal runs differ by up to 300 ms)',
    );
    expect(hasRegression({ id: '', startedAt: '', verdicts: [], figures })).toBe(true);
  });

  test.each([
    ['better', six(2_000), six(1_000)],
    ['inconclusive', six(1_000), six(1_350)],
    ['inconclusive', six(1_000), six(1_050)],
    ['equivalent', six(1_000), six(1_000)],
  ] as const)('calls it %s where %j becomes %j', (word, before, after) => {
    const baseline = compareRuns(runOf(before), calibrated(runOf(after), equal));
    expect(baseline.figures[0]?.word).toBe(word);
    expect(hasRegression(baseline)).toBe(false);
  });

  test('calls no difference one where nobody knows how much equal runs differ, however large it is', () => {
    const baseline = compareRuns(runOf(six(1)), runOf(six(60_000)));
    expect(baseline.figures[0]).toMatchObject({ word: 'inconclusive' });
    expect(baseline.figures[0]?.sentence).toContain(
      'how much equal runs differ here is not known: calibrate measures it',
    );
    const elsewhere = calibrated(runOf(six(60_000)), equal);
    const machine = { ...elsewhere.run.machine, cpu: 'another' };
    expect(compareRuns(runOf(six(1)), { ...elsewhere, run: { ...elsewhere.run, machine } }).figures[0]?.word).toBe(
      'inconclusive',
    );
  });

  test('calls a new failure worse whatever the figures say, a known one only changed, and tells what is there no more', () => {
    const failing = runOf(six(1), { verdict: 'fail', why: 'lost 3' });
    const worse = compareRuns(runOf(six(1)), failing);
    expect(worse.verdicts).toEqual([
      {
        scenario: 'outage',
        system: 'no-sdk@1.0.0',
        transport: 'socket-mode',
        before: 'pass',
        word: 'worse',
        sentence: 'outage, no-sdk@1.0.0 over Socket Mode: pass before, fail now: lost 3',
      },
    ]);
    expect(hasRegression(worse)).toBe(true);
    expect(compareRuns(failing, runOf(six(1))).verdicts[0]?.word).toBe('better');
    const known = runOf(six(1), { verdict: 'fail', known: { id: 'F03', note: '', source: '' } });
    expect(compareRuns(runOf(six(1)), known).verdicts[0]?.word).toBe('changed');
    expect(compareRuns(runOf(six(1)), { ...failing, cells: [] }).verdicts[0]?.sentence).toContain('is not now');
  });

  test('keeps what the earlier run had of each difference, under the names of this one', () => {
    const [compared] = sample.comparisons;
    if (!compared) throw new RangeError('The sample compares nothing');
    const { scenario, metric, arms } = compared;
    const of = compared.of === undefined ? {} : { of: compared.of };
    const now = {
      ...runOf(six(9), { system: 'no-sdk@file:/copy' }),
      comparisons: [{ ...compared, system: 'no-sdk@file:/copy' }],
    };
    const before = { ...runOf(six(9)), comparisons: [{ ...compared, difference: 7, word: 'worse' as const }] };
    const [earlier] = compareRuns(before, now).differences ?? [];
    const { transport } = arms[1];
    const names = { scenario, system: 'no-sdk@file:/copy', transport, metric, ...of };
    expect(earlier).toMatchObject({ ...names, difference: 7, word: 'worse' });
    expect(compareRuns({ ...before, comparisons: [] }, now).differences).toEqual([]);
    const other = before.comparisons.map((each) => ({ ...each, metric: 'lost' }));
    expect(compareRuns({ ...before, comparisons: other }, now).differences).toEqual([]);
  });

  test('holds a working copy against the version it comes from', () => {
    const copy = runOf(six(9), { system: 'no-sdk@file:/copy' });
    expect(compareRuns(runOf(six(9)), calibrated(copy, equal)).figures).toHaveLength(1);
  });
});

test('spreadsIn() knows how much equal runs differ, and is 0 where they do not', () => {
  expect(spreadsIn(runOf(equal).cells)[0]).toMatchObject({ runs: 20, median: 1_150_000, betweenRuns: 300_000 });
  expect(spreadsIn(runOf(Array.from({ length: 20 }, () => 7)).cells)[0]).toMatchObject({
    equalArms: 0,
    betweenRuns: 0,
  });
});
