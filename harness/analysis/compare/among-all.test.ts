import { expect, test } from 'vitest';
import { leastP } from '../../base/signed-rank.ts';
import type { Comparison } from '../../result.ts';
import { amongAll } from './among-all.ts';

function comparison(pairs: number, p: number, word: Comparison['word']): Comparison {
  const arm = { system: 'a', transport: 'http', value: 0 } as const;
  const figures = { metric: 'gap', difference: 1, interval: [1, 1], margin: 0, method: 'signed-rank' } as const;
  const place = { scenario: 'outage', by: 'transport', system: 'a', arms: [arm, arm], pairs } as const;
  return { ...place, ...figures, p, word, phrase: word, why: 'why', sentence: '' };
}

const nineteen = Array.from({ length: 19 }, () => comparison(10, 0.6, 'equivalent'));

test('a difference that chance shows among twenty is none', () => {
  const [first] = amongAll([comparison(10, 0.03, 'worse'), ...nineteen]);
  expect(first).toMatchObject({
    word: 'inconclusive',
    holm: { p: 0.6, of: 20 },
    why: 'why, but it is one of 20 comparisons, of which one looks so by chance (Holm: p = 0.60)',
  });
});

test('a clear one stays what it is, and one alone is not held against others', () => {
  expect(amongAll([comparison(10, leastP(10), 'worse'), ...nineteen])[0]).toMatchObject({
    word: 'worse',
    phrase: 'worse',
  });
  const alone = comparison(6, leastP(6), 'worse');
  expect(amongAll([alone])).toEqual([alone]);
});

test('where so few pairs cannot hold among so many, it says that it stands by itself and what it takes', () => {
  const few = Array.from({ length: 3 }, () => comparison(6, leastP(6), 'worse'));
  expect(amongAll(few)[0]).toMatchObject({
    word: 'worse',
    phrase: 'worse by itself',
    why: 'why; one of 3 comparisons: among so many it takes 7 pairs to rule out chance',
    pairsNeeded: 7,
  });
});

test('what has no interval is not counted among all', () => {
  const { p: _p, ...without } = comparison(1, 1, 'inconclusive');
  expect(amongAll([without, comparison(6, leastP(6), 'worse')])[1]).toMatchObject({ phrase: 'worse' });
});
