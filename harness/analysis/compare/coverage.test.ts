/** Whether what is promised of 100 comparisons is so of thousands, of which the truth is known (measurement.md §3). */

import { describe, expect, test } from 'vitest';
import { type Random, seeded } from '../../../mocks/slack/protocol/random.ts';
import { ms } from '../../base/units.ts';
import { planOf } from '../../history/fixtures/facts.ts';
import type { Comparison } from '../../result.ts';
import { cellOf, number } from '../fixtures/cells.ts';
import { compare } from './compare.ts';

const simulations = 2_000;
const truth = ms(500);

/** Standard normal, by Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** Exponential about its own pseudo-median, which is what Hodges–Lehmann estimates: (a + b) / 2 of two of them, at the middle. */
const pseudoMedian = 0.839_173;

const shapes = {
  normal,
  skewed: (random: Random): number => -Math.log(1 - random.next()) - pseudoMedian,
  'of outliers': (random: Random): number => normal(random) * (random.next() < 0.1 ? 10 : 1),
};

function compared(differences: readonly number[]): Comparison | undefined {
  const cells = differences.flatMap((difference, index) => [
    cellOf('http', { pair: index + 1, measurements: { gap: number(ms(10_000)) } }),
    cellOf('socket-mode', { pair: index + 1, measurements: { gap: number(ms(10_000) + difference) } }),
  ]);
  return compare(cells, [planOf({ decides: { metric: 'gap' } })])[0];
}

describe.each([6, 10, 20])('of %i pairs', (pairs) => {
  test.each(Object.entries(shapes))(
    `the 95 %% interval of %s differences holds the truth 93 to 97 times of 100`,
    (name, draw) => {
      const random = seeded(pairs).fork(name);
      let held = 0;
      for (let simulation = 0; simulation < simulations; simulation += 1) {
        const differences = Array.from({ length: pairs }, () => truth + ms(50) * draw(random));
        const [low, high] = compared(differences)?.interval ?? [0, 0];
        if (low <= truth && truth <= high) held += 1;
      }
      // Of 2,000, by chance alone, up to a point less or more.
      expect(held / simulations).toBeGreaterThanOrEqual(0.93);
      expect(held / simulations).toBeLessThanOrEqual(0.975);
    },
  );
});

test('of 40 comparisons of equal arms at most 2 are called different, in each of 25 reports', () => {
  const random = seeded(40);
  for (let report = 0; report < 25; report += 1) {
    const scenarios = Array.from({ length: 40 }, (_, index) => `s${index}`);
    const cells = scenarios.flatMap((scenario) =>
      Array.from({ length: 10 }, (_, index) => {
        // Far noisier than the margin of 100 ms: only the statistics stand between it and a word.
        const at = (): number => ms(5_000 + 2_000 * normal(random));
        return [
          cellOf('http', { scenario, pair: index + 1, measurements: { gap: number(at()) } }),
          cellOf('socket-mode', { scenario, pair: index + 1, measurements: { gap: number(at()) } }),
        ];
      }).flat(),
    );
    const plans = scenarios.map((scenario) => planOf({ scenario, decides: { metric: 'gap' } }));
    const words = compare(cells, plans).map(({ word }) => word);
    expect(words.filter((word) => word === 'better' || word === 'worse').length).toBeLessThanOrEqual(2);
  }
});
