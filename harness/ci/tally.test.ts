import { expect, test } from 'vitest';
import { type Found, tally } from './tally.ts';

const report = { numPassedTests: 5, numFailedTests: 0, numFailedTestSuites: 0, numPendingTests: 0, numTodoTests: 0 };
const cell = { id: 'steady', verdict: 'pass', why: '' } as const;
const good: Found = { reports: [report], steps: { 'npm test': true }, cells: [cell] };

test.each<[string, Partial<Found>, string]>([
  ['tests, steps and cells are counted alike', {}, '7 passed, 0 failed'],
  ['reports are added up', { reports: [report, report] }, '12 passed, 0 failed'],
  ['a failed test', { reports: [{ ...report, numFailedTests: 2, numFailedTestSuites: 1 }] }, '7 passed, 2 failed'],
  ['a file that could not be loaded', { reports: [{ ...report, numFailedTestSuites: 1 }] }, '7 passed, 1 failed'],
  [
    'a skipped and a planned test',
    { reports: [{ ...report, numPendingTests: 1, numTodoTests: 1 }] },
    '7 passed, 0 failed, 2 skipped',
  ],
  ['a step that failed', { steps: { 'npm test': false } }, '6 passed, 1 failed'],
  ['no cell at all', { cells: [] }, '6 passed, 1 failed'],
  ['a failed cell', { cells: [{ ...cell, verdict: 'fail' }] }, '6 passed, 1 failed'],
  ['a known failure', { cells: [{ ...cell, verdict: 'fail', known: {} }] }, '7 passed, 0 failed'],
  ['an unsupported cell', { cells: [{ ...cell, verdict: 'unsupported' }] }, '6 passed, 0 failed, 1 skipped'],
  ['an unknown cell', { cells: [{ ...cell, verdict: 'unknown' }] }, '6 passed, 1 failed'],
  [
    'a disturbed cell',
    { cells: [{ ...cell, verdict: 'unknown', why: 'the harness could not keep pace' }] },
    '6 passed, 0 failed, 1 skipped',
  ],
])('%s', (_, found, closing) => {
  const { lines, isGood } = tally({ ...good, ...found });
  expect(lines.at(-1)).toBe(closing);
  expect(isGood).toBe(closing.includes(' 0 failed'));
});

test('says which step and which cell is not as it should be', () => {
  const { lines } = tally({
    ...good,
    steps: { 'npm start': false },
    cells: [cell, { ...cell, id: 'x', verdict: 'fail', why: 'lost 3' }],
  });
  expect(lines).toEqual(['NOT OK npm start', 'fail: x: lost 3', '', '6 passed, 2 failed']);
});
