import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minutes, ms, seconds, us } from '../base/units.ts';
import { drawProgram } from './draw-program.ts';
import { endOf, type Program, type Step } from './program.ts';
import { shrink } from './shrink.ts';
import { smallerPrograms, textOf } from './smaller-programs.ts';
import { vocabulary } from './vocabulary.ts';

const anyProgram: fc.Arbitrary<Program> = fc
  .record({ seed: fc.nat(), intensity: fc.integer({ min: 1, max: 5 }) })
  .map(({ seed, intensity }) =>
    drawProgram({ seed, intensity, lasting: minutes(2), perSecond: 10, kinds: vocabulary }),
  );

describe('smallerPrograms()', () => {
  test('have something less and nothing more, and are programs that can run', () => {
    fc.assert(
      fc.property(anyProgram, (program) => {
        for (const smaller of smallerPrograms(program)) {
          expect(smaller.steps.length).toBeLessThanOrEqual(program.steps.length);
          expect(smaller.perSecond).toBeLessThanOrEqual(program.perSecond);
          expect(smaller.lasting).toBeLessThanOrEqual(program.lasting + seconds(1));
          expect(endOf(smaller)).toBeLessThan(smaller.lasting);
          for (const { from, to } of smaller.steps) {
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeGreaterThan(from);
          }
        }
      }),
    );
  });

  test('begin with the faults that belong together, each group alone, and traffic that ends soon', () => {
    const steps = [step('mute', 5, 20), step('refused', 12, 15), step('ghosts', 30, 40), step('suspended', 41.5, 44)];
    const [first, second, third] = smallerPrograms({ lasting: seconds(100), perSecond: 1, steps });
    const names = [first, second, third].map((each) => each?.steps.map(({ fault }) => fault));
    expect(names).toEqual([['mute', 'refused'], ['ghosts'], ['suspended']]);
    expect(first?.lasting).toBe(seconds(27));
  });

  test('leave faults that overlap as they are to each other', () => {
    const steps = [step('mute', 20, 30), step('refused', 25, 27)];
    const closed = smallerPrograms({ lasting: seconds(100), perSecond: 1, steps }).find(
      (each) => each.steps.length === 2 && each.lasting > seconds(50),
    );
    expect(closed?.steps.map(({ from, to }) => [from, to])).toEqual([
      [seconds(2), seconds(12)],
      [seconds(7), seconds(9)],
    ]);
    expect(closed?.lasting).toBe(seconds(82));
  });
});

describe('shrink() of programs', () => {
  test('finds the two faults of many that together make it fail, in as little time as that takes', async () => {
    const needs = [step('recycle', 40, 43.21), step('suspended', 41, 50)];
    const needed = needs.map(({ fault }) => fault);
    await fc.assert(
      fc.asyncProperty(anyProgram, async (drawn) => {
        const program = { ...drawn, steps: [...drawn.steps, ...needs].toSorted((a, b) => a.from - b.from) };
        const fails = ({ steps }: Program): boolean =>
          needed.every((name) => steps.some(({ fault }) => fault === name));
        const { program: smallest, isSmallest } = await shrunk(program, fails);
        expect(isSmallest).toBe(true);
        expect(smallest.steps.map(({ fault }) => fault).toSorted()).toEqual(needed);
        expect(smallest.perSecond).toBe(1);
        expect(smallest.lasting).toBeLessThanOrEqual(seconds(20));
        for (const { from, to } of smallest.steps) expect([from % ms(100), to % ms(100)]).toEqual([0, 0]);
      }),
      { numRuns: 30 },
    );
  });

  test('keeps the length that a failure needs', async () => {
    const program: Program = { lasting: seconds(100), perSecond: 8, steps: [step('mute', 10.37, 30.5)] };
    const { program: smallest } = await shrunk(
      program,
      ({ steps, lasting, perSecond }) =>
        steps.some(({ from, to }) => to - from >= seconds(8)) &&
        lasting - endOf({ steps }) > seconds(60) &&
        perSecond >= 2,
    );
    expect(smallest.perSecond).toBe(2);
    const [only] = smallest.steps as [Step];
    expect(only.to - only.from).toBeGreaterThanOrEqual(seconds(8));
    expect(only.to - only.from).toBeLessThan(seconds(16));
    expect(smallest.lasting - only.to).toBeGreaterThan(seconds(60));
  });
});

function shrunk(program: Program, fails: (program: Program) => boolean) {
  return shrink({
    from: program,
    smaller: smallerPrograms,
    failing: async (programs) => programs.map(fails),
    width: 6,
    isOver: () => false,
    textOf,
  });
}

function step(fault: string, from: number, to: number): Step {
  return { fault, from: us(from * seconds(1)), to: us(to * seconds(1)) };
}
