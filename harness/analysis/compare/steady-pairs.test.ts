import { expect, test } from 'vitest';
import { ms } from '../../base/units.ts';
import { planOf } from '../../history/fixtures/facts.ts';
import type { CellResult, Comparison, Unsteadiness } from '../../result.ts';
import { cellOf, number, spreadOf } from '../fixtures/cells.ts';
import { compare } from './compare.ts';
import { isSteady } from './steady-pairs.ts';

const failed = (gate: Unsteadiness['gate'], us: number): Unsteadiness => ({ gate, us, sentence: '' });
const late = (p50: number, p99: number): CellResult =>
  cellOf('http', { unsteady: [failed('lateness', p99)], measurements: { 'emission-lag': spreadOf(p50, p99) } });

test.each<[string, CellResult, Parameters<typeof isSteady>[1], boolean]>([
  ['late by more than matters', late(1, ms(8)), { unit: 'us', of: 'p99', margin: ms(1) }, false],
  ['late by less than matters', late(1, ms(8)), { unit: 'us', of: undefined, margin: ms(100) }, true],
  ['late in the tail, and the middle is asked', late(100, ms(8)), { unit: 'us', of: 'p50', margin: ms(1) }, true],
  ['late in the middle', late(ms(3), ms(8)), { unit: 'us', of: 'p50', margin: ms(1) }, false],
  [
    'a slow loop in the tail',
    cellOf('http', { unsteady: [failed('event-loop', ms(30))] }),
    { unit: 'us', of: 'p99', margin: ms(1) },
    false,
  ],
  [
    'a slow loop in the middle',
    cellOf('http', { unsteady: [failed('event-loop', ms(30))] }),
    { unit: 'us', of: 'p50', margin: ms(1) },
    true,
  ],
  ['a count', late(ms(3), ms(8)), { unit: 'count', of: undefined, margin: 0 }, true],
  ['steady', cellOf('http'), { unit: 'us', of: 'p99', margin: 0 }, true],
])('%s', (_, cell, compared, counts) => {
  expect(isSteady(cell, compared)).toBe(counts);
});

/** Seven pairs of deaf times, of which the first so many are unsteady by 200 ms, twice what matters. */
function compared(unsteady: number): Comparison | undefined {
  const arm = (transport: CellResult['transport'], value: number): readonly CellResult[] =>
    Array.from({ length: 7 }, (_, index) =>
      cellOf(transport, {
        pair: index + 1,
        measurements: { gap: number(value) },
        ...(index < unsteady ? { unsteady: [failed('event-loop', ms(200))] } : {}),
      }),
    );
  return compare([...arm('http', 0), ...arm('socket-mode', ms(5_000))], [planOf({ decides: { metric: 'gap' } })])[0];
}

test('pairs in which the harness was unsteady by more than matters do not count, and are told', () => {
  expect(compared(0)).toMatchObject({ word: 'worse', pairs: 7 });
  expect(compared(0)).not.toHaveProperty('leftOut');
  expect(compared(1)).toMatchObject({ word: 'worse', pairs: 6, leftOut: 1 });
  expect(compared(1)?.why).toContain(
    '1 of 7 pairs are left out: the harness itself was unsteady by more than the margin',
  );
});

test('where none counts there is no word', () => {
  expect(compared(7)).toMatchObject({
    word: 'inconclusive',
    pairs: 7,
    why: 'in every pair the harness itself was unsteady by more than the margin',
  });
  expect(compared(7)).not.toHaveProperty('interval');
});
