import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstBad, type Standing } from './first-bad.ts';

const versionsOf = (length: number): readonly string[] => Array.from({ length }, (_, index) => `1.${index}.0`);

describe('firstBad()', () => {
  test('finds the one change, whatever cannot be told around it, and asks no version twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 60 }),
        fc.nat(),
        fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
        async (length, at, isSkipped) => {
          const versions = versionsOf(length);
          const change = 1 + (at % (length - 1));
          const asked: string[] = [];
          const found = await firstBad(versions, async (version): Promise<Standing> => {
            const index = versions.indexOf(version);
            asked.push(version);
            if (index > 0 && index < length - 1 && isSkipped[index]) return 'skipped';
            return index < change ? 'good' : 'bad';
          });
          const [low, high] =
            found.kind === 'found' ? [found.good, found.bad].map((each) => versions.indexOf(each)) : [];
          expect(new Set(asked).size).toBe(asked.length);
          expect(low).toBeLessThan(change);
          expect(high).toBeGreaterThanOrEqual(change);
          expect(found.kind === 'found' && found.between.every((each) => isSkipped[versions.indexOf(each)])).toBe(true);
        },
      ),
    );
  });

  test('takes no more tries than halving needs', async () => {
    const asked: string[] = [];
    const versions = versionsOf(64);
    await firstBad(versions, async (version) => {
      asked.push(version);
      return versions.indexOf(version) < 41 ? 'good' : 'bad';
    });
    expect(asked.length).toBeLessThanOrEqual(2 + 6);
  });

  test.each([
    ['good', 'bad', 'bad'],
    ['bad', 'good', 'good'],
    ['good', 'skipped', 'skipped'],
  ] as const)('an end said to be %s that is not is told', async (said, is, answer) => {
    const found = await firstBad(['1.0.0', '1.1.0', '1.2.0'], async (version) =>
      version === (said === 'good' ? '1.0.0' : '1.2.0') ? answer : said === 'good' ? 'bad' : 'good',
    );
    expect(found).toEqual({ kind: 'wrong-end', version: said === 'good' ? '1.0.0' : '1.2.0', said, is });
  });
});
