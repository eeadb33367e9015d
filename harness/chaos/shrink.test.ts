import { describe, expect, test } from 'vitest';
import { shrink, type ShrinkOptions } from './shrink.ts';

/** Numbers: smaller is half, then one less. */
const numbers: ShrinkOptions<number> = {
  from: 100,
  smaller: (n) => (n === 0 ? [] : [Math.floor(n / 2), n - 1]),
  failing: async (all) => all.map((n) => n >= 37),
  width: 1,
  isOver: () => false,
  textOf: String,
};

describe('shrink()', () => {
  test.each([1, 2, 10])('goes on until nothing smaller fails, %d at a time', async (width) => {
    expect(await shrink({ ...numbers, width })).toMatchObject({ program: 37, isSmallest: true });
  });

  test('asks of no program twice', async () => {
    const asked: number[] = [100];
    await shrink({ ...numbers, failing: async (all) => (asked.push(...all), all.map((n) => n >= 37)) });
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('stops where the budget is spent, and says that something may be left', async () => {
    let left = 3;
    const { program, tried, isSmallest } = await shrink({ ...numbers, isOver: () => (left -= 1) < 0 });
    expect({ program, tried, isSmallest }).toEqual({ program: 49, tried: 3, isSmallest: false });
  });

  test('takes the boldest of those that fail at the same time', async () => {
    const { program } = await shrink({ ...numbers, width: 2, failing: async (all) => all.map((n) => n >= 50) });
    expect(program).toBe(50);
  });

  test('leaves what nothing is smaller than', async () => {
    expect(await shrink({ ...numbers, from: 0 })).toEqual({ program: 0, tried: 0, isSmallest: true });
  });
});
