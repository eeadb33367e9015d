import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import { ms, seconds } from '../base/units.ts';
import { gestures } from './gestures.ts';

test('gestures() raises both events of each, 250 to 500 ms apart, in either order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(), (perSecond, seed) => {
      const due = [...gestures({ perSecond, lasting: seconds(10) }).due(seeded(seed))];
      expect(due).toEqual(due.toSorted((a, b) => a.at - b.at));
      for (const [, parts] of Map.groupBy(due, ({ gesture }) => gesture)) {
        expect(parts.map(({ kind }) => kind).toSorted()).toEqual(['app-mention', 'message']);
        const [first, second] = parts;
        const apart = (second?.at ?? 0) - (first?.at ?? 0);
        expect(apart).toBeGreaterThanOrEqual(ms(250));
        expect(apart).toBeLessThanOrEqual(ms(500));
      }
    }),
  );
  const orders = [...gestures({ perSecond: 1, lasting: seconds(40) }).due(seeded(1))];
  const firsts = [...Map.groupBy(orders, ({ gesture }) => gesture).values()].map(([first]) => first?.kind);
  expect(new Set(firsts).size).toBe(2);
});
