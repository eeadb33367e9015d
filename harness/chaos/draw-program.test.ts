import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minutes, ms, seconds, us } from '../base/units.ts';
import { type DrawOptions, drawProgram } from './draw-program.ts';
import { endOf, holds, type Program, type Step } from './program.ts';
import { tailOf } from './properties.ts';
import { vocabulary } from './vocabulary.ts';

const anyOptions: fc.Arbitrary<DrawOptions> = fc.record({
  seed: fc.nat(),
  lasting: fc.integer({ min: 6, max: 240 }).map((length) => seconds(length)),
  perSecond: fc.integer({ min: 1, max: 20 }),
  intensity: fc.integer({ min: 1, max: 5 }),
  kinds: fc.constantFrom(
    vocabulary,
    vocabulary.filter(({ over }) => over === undefined),
  ),
  aims: fc.constantFrom(
    [],
    [
      { fault: 'slow-network', state: 'dialling' } as const,
      { fault: 'recycle', state: 'app down' } as const,
      { fault: 'app-killed', state: 'a retry' } as const,
    ],
  ),
});

const usual: DrawOptions = { seed: 1, lasting: minutes(2), perSecond: 5, intensity: 3, kinds: vocabulary };

describe('drawProgram()', () => {
  test('draws the same from the same seed, and something else from another one', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        expect(drawProgram(options)).toEqual(drawProgram(options));
      }),
    );
    const programs = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawProgram({ ...usual, seed })));
    expect(new Set(programs).size).toBe(50);
  });

  test('has a fault at least, no more in force than the intensity lets, and quiet after the last one', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        const { steps, lasting } = drawProgram(options);
        expect(steps.length).toBeGreaterThan(0);
        for (const { from, to } of steps) {
          expect(from).toBeGreaterThan(0);
          expect(to).toBeGreaterThan(from);
          expect(steps.filter((each) => each.from <= from && each.to > from).length).toBeLessThanOrEqual(
            options.intensity,
          );
        }
        expect(lasting - endOf({ steps })).toBeGreaterThanOrEqual(tailOf(lasting) - ms(10));
      }),
    );
  });

  test('never has two of one name at a time, nor two that hold the same thing', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        const { steps } = drawProgram(options);
        for (const [index, one] of steps.entries())
          for (const other of steps.slice(index + 1)) {
            if (other.from >= one.to) continue;
            expect(other.fault).not.toBe(one.fault);
            if (heldBy(one) !== undefined) expect(heldBy(other)).not.toBe(heldBy(one));
          }
      }),
    );
  });

  test('draws every fault, some time', () => {
    const drawn = Array.from({ length: 60 }, (_, seed) => drawProgram({ ...usual, seed })).flatMap(({ steps }) =>
      steps.map(({ fault }) => fault),
    );
    expect(new Set(drawn).size).toBe(vocabulary.length);
  });

  test('lets a fault that is aimed at a state strike while what brings the app there is in force', () => {
    const aims = [{ fault: 'text-frame', state: 'warned' }] as const;
    const isAimed = ({ steps }: Program): boolean =>
      steps.some(
        (step) =>
          step.fault === 'text-frame' &&
          steps.some(
            ({ fault, from, to }) => /^(?:recycle|disconnect)$/.test(fault) && from < step.from && step.from < to,
          ),
      );
    const share = (options: DrawOptions): number =>
      Array.from({ length: 60 }, (_, seed) => drawProgram({ ...options, seed })).filter(isAimed).length;
    expect(share({ ...usual, aims })).toBeGreaterThan(40);
    expect(share(usual)).toBeLessThan(15);
  });

  test('leaves out of a combination that is known what comes last, and nothing else', () => {
    const program = drawProgram(usual);
    const [first, second] = program.steps as [Step, Step];
    const without = drawProgram({ ...usual, without: [[first, second]] });
    expect(holds(without, [first, second])).toBe(false);
    expect(without.steps).toContainEqual(first);
    expect(without.steps.length).toBeLessThan(program.steps.length);
  });

  test('ends after a few bouts where so many are asked for, and then as soon as it may', () => {
    const brief = Array.from({ length: 60 }, (_, seed) => drawProgram({ ...usual, seed, mostBouts: 2 }));
    for (const { steps, lasting } of brief) {
      expect(steps.length).toBeLessThanOrEqual(2 * 3);
      expect(lasting - endOf({ steps })).toBeLessThanOrEqual(tailOf(usual.lasting) + ms(10));
    }
    const long = drawProgram(usual);
    expect(long.lasting).toBe(usual.lasting);
    expect(Math.min(...brief.map(({ lasting }) => lasting))).toBeLessThan(long.lasting - seconds(20));
  });

  test('has times that can be read: hundredths of a second', () => {
    for (const { from, to } of drawProgram(usual).steps)
      for (const at of [from, to]) expect(us(Math.round(at / ms(10)) * ms(10))).toBe(at);
  });
});

function heldBy({ fault }: Step): string | undefined {
  return vocabulary.find((kind) => kind.fault === fault)?.holds;
}
