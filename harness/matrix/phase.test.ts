import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { documented } from '../../mocks/slack/protocol/policy.ts';
import { seconds } from '../base/units.ts';
import { phaseOf } from './phase.ts';

const faulty = { faults: [{ from: seconds(1), to: seconds(2), fault: {} as never }] };
const seed = fc.nat();

test('phaseOf() lets the pairs of a run fall into each part of a tick once', () => {
  fc.assert(
    fc.property(seed, fc.integer({ min: 2, max: 30 }), (seed, pairs) => {
      const tick = documented.values.pingEveryUs;
      const slots = Array.from({ length: pairs }, (_, index) =>
        Math.floor(
          (phaseOf({ scenario: faulty, pair: index + 1, pairs, seed, policy: documented }) + 1_000) / (tick / pairs),
        ),
      );
      // A phase is rounded down to a millisecond, and may so stand at the edge of its part.
      expect(new Set(slots.map((slot) => Math.min(slot, pairs - 1))).size).toBeGreaterThanOrEqual(pairs - 1);
    }),
  );
});

test('phaseOf() adds what was asked for, and varies neither a single pair nor what has no fault', () => {
  const asked = { seed: 1, policy: documented, phaseUs: seconds(3) };
  expect(phaseOf({ ...asked, scenario: faulty, pair: 1, pairs: 1 })).toBe(seconds(3));
  expect(phaseOf({ ...asked, scenario: { faults: [] }, pair: 2, pairs: 6 })).toBe(seconds(3));
  expect(phaseOf({ ...asked, scenario: { ...faulty, alone: true }, pair: 2, pairs: 6 })).toBe(seconds(3));
  expect(phaseOf({ ...asked, scenario: faulty, pair: 2, pairs: 6 })).toBeGreaterThan(seconds(3));
});
