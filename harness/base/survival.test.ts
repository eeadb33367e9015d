import { expect, test } from 'vitest';
import { kaplanMeier, logRankP, type Watched } from './survival.ts';

/** Weeks in remission (Freireich et al. 1963), the textbook example of both methods; `+`: not over. */
const treated = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+';
const placebo = '1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23';

function watched(text: string): readonly Watched[] {
  return text.split(' ').map((each) => ({ time: Number.parseInt(each, 10), isOpen: each.endsWith('+') }));
}

test('kaplanMeier() gives the published medians (23 and 8 weeks) and their intervals', () => {
  expect(kaplanMeier(watched(treated))).toEqual({ median: 23, interval: [13, undefined] });
  expect(kaplanMeier(watched(placebo))).toEqual({ median: 8, interval: [4, 11] });
});

test('logRankP() gives the published statistic (χ² = 16.79)', () => {
  const p = logRankP(watched(treated), watched(placebo));
  expect(p).toBeGreaterThan(4.0e-5);
  expect(p).toBeLessThan(4.4e-5);
});

test('where nothing happened, or nobody was watched long enough, nothing is known', () => {
  expect(kaplanMeier(watched('5+ 9+')).median).toBeUndefined();
  expect(logRankP(watched('5+ 9+'), watched('5+ 9+'))).toBe(1);
  expect(logRankP(watched('20+ 20+ 20+'), watched('80 80 80'))).toBe(1);
});
