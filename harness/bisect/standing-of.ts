/** What one or more looks at a version say. Pure. */

import type { CellResult } from '../result.ts';
import type { Standing } from './first-bad.ts';

/** Of all cells of one version: bad where one fails, known or not; good where all that can be run pass. */
export function standingOf(cells: readonly CellResult[]): Standing {
  const verdicts = cells.map(({ verdict }) => verdict).filter((verdict) => verdict !== 'unsupported');
  if (verdicts.length === 0 || verdicts.includes('unknown')) return verdicts.includes('fail') ? 'bad' : 'skipped';
  return verdicts.includes('fail') ? 'bad' : 'good';
}

/** A figure this near to its limit may stand on the other side of it next time. */
const near = 0.25;

/** True where another look may say something else: a figure lies within a quarter of its limit, or there is no verdict. */
export function isClose(cells: readonly CellResult[]): boolean {
  return cells.some(
    ({ verdict, expectations }) =>
      verdict === 'unknown' ||
      // Rates have no such margin: 0.999 of 1 is the difference that matters.
      expectations.some(
        ({ value, atMost }) => value !== undefined && (atMost ?? 0) > 0 && Math.abs(value / (atMost ?? 1) - 1) < near,
      ),
  );
}

/** What most looks say, of an odd number; `skipped` where neither side has more. */
export function majority(looks: readonly Standing[]): Standing {
  const bad = looks.filter((each) => each === 'bad').length;
  const good = looks.filter((each) => each === 'good').length;
  if (bad === good) return 'skipped';
  return bad > good ? 'bad' : 'good';
}
