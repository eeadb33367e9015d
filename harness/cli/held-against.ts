import { compareRuns } from '../analysis/compare/runs.ts';
import type { Comparing } from '../plan/comparing.ts';
import type { RunResult } from '../result.ts';
import { readResult } from './read-result.ts';

/** What adds the changes since an earlier run, which is read at once; without one what leaves a result as it is. */
export function heldAgainst(
  path: string | undefined,
  { margins = {} }: Pick<Comparing, 'margins'> = {},
): (result: RunResult) => RunResult {
  if (path === undefined) return (result) => result;
  const before = readResult(path);
  return (result) => ({ ...result, baseline: compareRuns(before, result, { margins }) });
}
