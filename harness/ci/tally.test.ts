import { expect, test } from 'vitest';
import { type Found, tally } from './tally.ts';

const report = {
  numPassedTests: 5,
  numFailedTests: 0,
  numFailedTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
};
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

test('says which test failed, and the beginning of why', () => {
  const passed = { fullName: 'adds', status: 'passed', failureMessages: [] };
  const broken = { fullName: 'divides', status: 'failed', failureMessages: ['expected 1\nto be 2\n    at x.ts:1'] };
  const file = { name: 'a.test.ts', status: 'failed', message: '', assertionResults: [passed, broken] };
  const unloaded = { name: 'b.test.ts', status: 'failed', message: 'no such file', assertionResults: [] };
  const { lines } = tally({
    ...good,
    reports: [{ ...report, numFailedTests: 1, numFailedTestSuites: 2, testResults: [file, unloaded] }],
  });
  expect(lines.slice(1, 3)).toEqual([
    'failed test: divides: expected 1 to be 2     at x.ts:1',
    'failed file: b.test.ts: no such file',
  ]);
});
