/** What an earlier run had of a difference, so that both can be drawn on one axis. Pure. */

import type { Comparison, EarlierDifference, RunResult } from '../../result.ts';

/** Undefined where it was not compared then. `isOne`: each run has but one system, of which the version may differ. */
export function earlierDifference(
  now: Comparison,
  { comparisons }: RunResult,
  isOne: boolean,
): EarlierDifference | undefined {
  const { scenario, system, metric, of, by, arms } = now;
  const [, { transport }] = arms;
  const found = comparisons.find(
    (each) =>
      each.scenario === scenario &&
      each.by === by &&
      each.metric === metric &&
      each.of === of &&
      each.arms[1].transport === transport &&
      (isOne || each.system === system),
  );
  if (!found) return undefined;
  const { difference, interval, word } = found;
  return {
    scenario,
    system,
    transport,
    metric,
    ...(of === undefined ? {} : { of }),
    difference,
    ...(interval === undefined ? {} : { interval }),
    word,
  };
}
