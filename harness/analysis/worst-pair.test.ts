import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellResult, Measurement, Verdict } from '../result.ts';
import { cellOf, number, spreadOf } from './fixtures/cells.ts';
import { largest, rank, valueOf, worstPair } from './worst-pair.ts';

const known = { id: 'F03', note: 'waits', source: 'https://example.com' };
const metrics = { gap: { better: 'lower' }, rate: { better: 'higher' } } as const;

const fromWorst: readonly (readonly [Verdict, boolean])[] = [
  ['fail', false],
  ['unknown', false],
  ['fail', true],
  ['pass', false],
  ['unsupported', false],
];

const anyCell = fc.record({ word: fc.nat(fromWorst.length - 1), value: fc.integer({ min: 0, max: 9 }) });

function cell(word: number, value: number, metric = 'gap'): CellResult {
  const [verdict = 'pass', isKnown = false] = fromWorst[word] ?? [];
  return cellOf('http', { verdict, ...(isKnown ? { known } : {}), decisive: { metric, value } });
}

describe('worstPair()', () => {
  test('puts every verdict, and a known failure, at a place of its own', () => {
    expect(fromWorst.map((_, word) => rank(cell(word, 0)))).toEqual([0, 1, 2, 3, 4]);
  });

  test('finds the worst verdict, then the worst figure, in any order of the pairs', () => {
    fc.assert(
      fc.property(fc.array(anyCell, { minLength: 1 }), (drawn) => {
        const worst = Math.min(...drawn.map(({ word }) => word));
        const having = drawn.filter(({ word }) => word === worst);
        const found = worstPair(
          drawn.map(({ word, value }) => cell(word, value)),
          metrics,
        );
        expect(found?.cell).toEqual(cell(worst, Math.max(...having.map(({ value }) => value))));
        expect(found?.agreeing).toBe(having.length);
      }),
    );
  });

  test('knows that of some figures more is better', () => {
    expect(worstPair([cell(3, 2, 'rate'), cell(3, 1, 'rate'), cell(3, 3, 'rate')], metrics)?.cell.decisive?.value).toBe(
      1,
    );
  });

  test('takes a figure for worse than none, and finds nothing among none', () => {
    const { decisive: _, ...bare } = cell(3, 0);
    expect(worstPair([bare, cell(3, 0)], metrics)?.cell).toEqual(cell(3, 0));
    expect(worstPair([], metrics)).toBeUndefined();
  });
});

test('largest() of several pairs', () => {
  const pair = (value: number): CellResult => cellOf('http', { measurements: { gap: number(value) } });
  expect(largest([pair(1), pair(3), cellOf('http'), pair(2)], 'gap')).toBe(3);
  expect(largest([cellOf('http')], 'gap')).toBeUndefined();
});

test.each<[string, Measurement | undefined, number | undefined]>([
  ['a number', number(4), 4],
  ['a spread: its median', spreadOf(1, 9), 1],
  ['a tally: its sum', { kind: 'tally', of: 9, counts: { http_timeout: 2, http_error: 3 } }, 5],
  ['nothing', { kind: 'nothing', why: 'none' }, undefined],
  ['no measurement', undefined, undefined],
])('valueOf() %s', (_, measurement, value) => {
  expect(valueOf(measurement, undefined)).toBe(value);
});
