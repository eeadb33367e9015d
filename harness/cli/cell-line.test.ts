import { expect, test } from 'vitest';
import { cellOf } from '../analysis/fixtures/cells.ts';
import type { Verdict } from '../result.ts';
import { cellLine } from './cell-line.ts';

test.each<[Verdict, boolean]>([
  ['fail', true],
  ['unknown', true],
  ['unsupported', true],
  ['pass', false],
])('the line of a cell that is %s says why: %s', (verdict, isTold) => {
  const line = cellLine(cellOf('http', { verdict, why: 'for a reason' }), process.stderr);
  expect(line.includes('for a reason')).toBe(isTold);
});
