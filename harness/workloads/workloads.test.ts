import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookAlikeNames } from '../../mocks/slack/protocol/facts.ts';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import { type Micros, seconds } from '../base/units.ts';
import { burst } from './burst.ts';
import { mixed } from './mixed.ts';
import { poisson } from './poisson.ts';
import { ramp } from './ramp.ts';
import * as shapes from './registry.ts';
import { silence } from './silence.ts';
import { lookAlikes } from './look-alikes.ts';
import { steady } from './steady.ts';
import type { Workload } from './workload.ts';

const times = (workload: Workload, seed = 1): readonly Micros[] => [...workload.due(seeded(seed))].map(({ at }) => at);
const pace = fc.record({
  perSecond: fc.integer({ min: 1, max: 200 }),
  lasting: fc.integer({ min: 1, max: 60 }).map(seconds),
});

describe.each(Object.entries(shapes))('%s', (name, shape) => {
  test('has its due times in order, within its length, and at its rate', () => {
    fc.assert(
      fc.property(pace, fc.nat(), (asked, seed) => {
        const due = times(shape(asked), seed);
        const wanted = (asked.perSecond * asked.lasting) / seconds(1);
        expect(due).toEqual(due.toSorted((a, b) => a - b));
        expect(due.every((at) => at >= 0 && at < asked.lasting)).toBe(true);
        // Of a Poisson stream six standard deviations.
        expect(Math.abs(due.length - wanted)).toBeLessThanOrEqual(name === 'poisson' ? 6 * Math.sqrt(wanted) + 1 : 1);
      }),
      { numRuns: 50 },
    );
  });

  test('is the same for the same seed, and says its rate, its length and its name', () => {
    const workload = shape({ perSecond: 7, lasting: seconds(9) });
    expect(times(workload)).toEqual(times(workload));
    expect(workload).toMatchObject({
      name,
      perSecond: 7,
      lasting: seconds(9),
      text: expect.stringMatching(/^7 events a second for 9 s/),
    });
  });

  test('raises what it is asked to', () => {
    const kinds = [...shape({ perSecond: 5, lasting: seconds(5), raises: 'app-mention' }).due(seeded(1))];
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(['app-mention']));
  });
});

test('poisson() has gaps that no even pace has', () => {
  const due = times(poisson({ perSecond: 50, lasting: seconds(20) }));
  const gaps = due.slice(1).map((at, index) => at - (due[index] ?? 0));
  expect(gaps.filter((gap) => gap < 5_000).length / gaps.length).toBeCloseTo(1 - Math.exp(-0.25), 1);
});

test('burst() raises the events of five seconds at one moment', () => {
  expect(times(burst({ perSecond: 2, lasting: seconds(15) }))).toEqual(
    [0, 5, 10].flatMap((at) => Array.from({ length: 10 }, () => seconds(at))),
  );
});

test('ramp() has a quarter of its events in its first half', () => {
  const due = times(ramp({ perSecond: 10, lasting: seconds(20) }));
  expect(due.filter((at) => at < seconds(10)).length / due.length).toBeCloseTo(0.25, 2);
});

test('silence() is silent for two thirds of its length', () => {
  const due = times(silence({ perSecond: 10, lasting: seconds(45) }));
  expect(Math.max(...due.slice(1).map((at, index) => at - (due[index] ?? 0)))).toBeGreaterThanOrEqual(seconds(30));
});

test('lookAlikes() has each likeness often enough to tell it from chance, in a few seconds', () => {
  const { due, lasting } = lookAlikes();
  const often = Map.groupBy(due(seeded(1)), ({ variety = 'plain' }) => variety);
  for (const name of lookAlikeNames) expect(often.get(name)?.length).toBeGreaterThanOrEqual(3);
  expect(lasting).toBeLessThanOrEqual(seconds(25));
});

describe('mixed()', () => {
  const workload = steady({ perSecond: 100, lasting: seconds(10) });

  test('draws kinds by their shares, and leaves the times as they were', () => {
    const mix = [
      { kind: 'message', share: 3 },
      { kind: 'app-mention', share: 1 },
    ] as const;
    const due = [...mixed(workload, mix).due(seeded(1))];
    expect(due.map(({ at }) => at)).toEqual(times(workload));
    expect(due.filter(({ kind }) => kind === 'app-mention').length / due.length).toBeCloseTo(0.25, 1);
  });

  test('says its shares', () => {
    expect(mixed(workload, [{ kind: 'shortcut', share: 2 }]).text).toMatch(/, of kind shortcut$/);
  });
});
