import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellOf } from '../harness/analysis/fixtures/cells.ts';
import type { CellResult } from '../harness/result.ts';
import { worstOf } from './worst-of.ts';

const known = { id: 'F03', note: 'deaf', source: 'docs/slack-protocol.md' };

/** Worst first. */
const cells: readonly CellResult[] = [
  cellOf('http', { verdict: 'fail' }),
  cellOf('http', { verdict: 'unknown' }),
  cellOf('http', { verdict: 'fail', known }),
  cellOf('http', { verdict: 'pass' }),
  cellOf('http', { verdict: 'unsupported' }),
];

test('worstOf() is the one with the worst verdict in whatever order they stand, a known failure between unknown and pass', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...cells], { minLength: 1 }), (some) => {
      expect(worstOf(some)).toBe(cells.find((cell) => some.includes(cell)));
    }),
  );
});

test('worstOf() none is none', () => {
  expect(worstOf([])).toBeUndefined();
});
