import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { holm } from './holm.ts';

test('holm() gives the published example (0.01, 0.04, 0.03, 0.005 among four)', () => {
  expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => Math.round(p * 1e6) / 1e6)).toEqual([0.03, 0.06, 0.06, 0.02]);
});

test('holm() lowers none, keeps their order, and gives one alone as it is', () => {
  const p = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(p, { minLength: 1 }), (ps) => {
      const adjusted = holm(ps);
      for (const [index, each] of ps.entries()) {
        expect(adjusted[index]).toBeGreaterThanOrEqual(each);
        expect(adjusted[index]).toBeLessThanOrEqual(1);
        for (const [other, theirs] of ps.entries())
          if (each < theirs) expect(adjusted[index]!).toBeLessThanOrEqual(adjusted[other]!);
      }
      expect(holm(ps.slice(0, 1))).toEqual(ps.slice(0, 1));
    }),
  );
});
