import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ms, seconds } from '../../base/units.ts';
import { inCommon, type Sample } from './in-common.ts';

const words = { well: 'handled', things: 'events' };
/** `x`: bad, `.`: well, `?`: not known; one each 100 ms, where no times are given. */
const drawn = (marks: string, times: (n: number) => number = (n) => n * ms(100)): readonly Sample[] =>
  [...marks].map((mark, n) => ({ at: times(n), isBad: mark === '?' ? undefined : mark === 'x' }));
/** In twos, 20 ms apart, a second from two to two. */
const inTwos = (n: number): number => Math.floor(n / 2) * seconds(1.1) + (n % 2) * ms(20);

describe('inCommon()', () => {
  test.each<[why: string, samples: readonly Sample[], says: string]>([
    [
      'the first ones',
      drawn(`xxx${'.'.repeat(30)}`),
      'they were the first 3 that came, and all later events it handled',
    ],
    ['the very first', drawn(`x${'.'.repeat(10)}`), 'it was the first that came, and all later events it handled'],
    ['the last ones', drawn(`${'.'.repeat(30)}xxxx`), 'from the 31st on it handled none, and all 30 events before'],
    [
      'each tenth, with some of which nothing is known',
      drawn('..?......x.........x.......?.x....'),
      'each 10th of the events, in the order in which they came, and it handled all others',
    ],
    [
      'what another one followed',
      [...drawn('x.x.x.x.', inTwos), ...drawn('........', (n) => seconds(10 + n))],
      'after each of them another came within 20 ms, and after none that it handled one did',
    ],
    [
      'what came soon after another',
      [...drawn('.x.x.x.x', inTwos), ...drawn('........', (n) => seconds(10 + n * 0.7))],
      'each of them came within 20 ms after another, and none that it handled did',
    ],
    [
      'all but the first of each second',
      drawn('xx.xxxx.xxxx.xxxx.xxxx', (n) => ms(930) + n * ms(200)),
      'of the events of one second it handled the first, and no other',
    ],
  ])('finds %s', (_, samples, says) => {
    expect(inCommon(samples, words)).toBe(says);
    expect(inCommon(samples.toReversed(), words)).toBe(says);
  });

  test.each<[why: string, marks: string]>([
    ['none is bad', '..........'],
    ['none is well', 'xxxxxxxxxx'],
    ['few are known', 'x.x.x.'],
    ['two of many are bad', `..x${'.'.repeat(30)}x....`],
    ['one is, and not the first', `.x${'.'.repeat(30)}`],
  ])('finds nothing where %s', (_, marks) => {
    expect(inCommon(drawn(marks), words)).toBeUndefined();
  });

  test('says of random losses at random times next to never that they have a thing in common', () => {
    const some = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 1_000 }), isBad: fc.boolean() }), {
      minLength: 12,
      maxLength: 60,
    });
    const lists = fc.sample(some, { numRuns: 2_000, seed: 1 });
    const claimed = lists.filter((list) => {
      let at = 0;
      // Two first ones that are well: that the first alone is bad is a fact, and no claim.
      const losses = [{ gap: 1, isBad: false }, ...list].map(({ gap, isBad }) => ({ at: (at += ms(gap)), isBad }));
      return inCommon(losses, words) !== undefined;
    });
    expect(claimed.length / lists.length).toBeLessThanOrEqual(1 / 200);
  });
});
