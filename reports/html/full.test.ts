import { expect, test } from 'vitest';
import type { CellResult, RunResult } from '../../harness/result.ts';
import { arrange } from '../arrange.ts';
import { shownInFull } from './full.ts';

const cell = (n: number, verdict: CellResult['verdict']): CellResult =>
  ({
    id: `s › s${n} › a@1 › http`,
    suite: 's',
    scenario: `s${n}`,
    system: 'a@1',
    transport: 'http',
    pair: 1,
    verdict,
  }) as CellResult;

const runOf = (cells: readonly CellResult[]): RunResult => ({ cells, comparisons: [] }) as unknown as RunResult;

test('a small run is shown in full', () => {
  const run = runOf(Array.from({ length: 40 }, (_, n) => cell(n, 'pass')));
  expect(shownInFull(arrange(run), run).size).toBe(40);
});

test('of a large one what failed comes first, then what has no verdict', () => {
  const run = runOf(Array.from({ length: 90 }, (_, n) => cell(n, n === 88 ? 'fail' : n === 89 ? 'unknown' : 'pass')));
  const full = [...shownInFull(arrange(run), run)].map(({ http }) => http?.scenario);
  expect(full).toHaveLength(40);
  expect(full.slice(0, 3)).toEqual(['s88', 's89', 's0']);
});
