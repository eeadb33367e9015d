import { describe, expect, test } from 'vitest';
import { leastP, signedRankP, standardNormal, walshRank } from './signed-rank.ts';

test.each([
  [5, 0],
  [6, 1],
  [8, 4],
  [10, 9],
  [15, 26],
  [20, 53],
  [30, 138],
])('walshRank(%i) is %i, as in tables of the signed-rank test', (n, rank) => {
  expect(walshRank(n)).toBe(rank);
});

describe('signedRankP()', () => {
  test('agrees with the published exact value of Darwin’s maize (Fisher 1935: two-sided 0.0413)', () => {
    const inches = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
    expect(2 * signedRankP(inches)).toBeCloseTo(0.0413, 4);
  });

  test.each([6, 10, 20])('of %i differences that are all above is the least there is', (n) => {
    const all = Array.from({ length: n }, (_, index) => index + 1);
    expect(2 * signedRankP(all)).toBeCloseTo(leastP(n), 12);
    expect(signedRankP(all.map((each) => -each))).toBeCloseTo(1, 12);
  });

  test('holds ties and what says nothing apart', () => {
    expect(signedRankP([1, 1, 1, 1])).toBeCloseTo(1 / 16, 12);
    expect(signedRankP([1, 1, 0, 0])).toBeCloseTo(1 / 4, 12);
    expect(signedRankP([3, 3, 3], 3)).toBe(1);
  });

  test('goes over into the normal approximation without a step', () => {
    const sixty = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? -1 : 1) * (i + 1));
    expect(Math.abs(signedRankP(sixty) - signedRankP([0.5, ...sixty]))).toBeLessThan(0.001);
  });
});

test.each([
  [-1.959_964, 0.025],
  [0, 0.5],
  [1.644_854, 0.95],
])('standardNormal(%d) is %d', (z, p) => {
  expect(standardNormal(z)).toBeCloseTo(p, 6);
});
