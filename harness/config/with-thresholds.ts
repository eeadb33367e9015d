import type { Scenario } from '../matrix/scenario.ts';
import type { Expectation } from '../plan/expectation.ts';

/** The user's limits in place of ours for the same figure, and beside ours for another one. */
export function withThresholds(
  scenario: Scenario<string, string>,
  thresholds: readonly { readonly scenario: string; readonly expects: Expectation }[],
): Scenario<string, string> {
  const own = thresholds.filter((each) => each.scenario === scenario.name).map(({ expects }) => expects);
  if (own.length === 0) return scenario;
  const isReplaced = ({ metric, of }: Expectation) => own.some((each) => each.metric === metric && each.of === of);
  return { ...scenario, expects: [...scenario.expects.filter((each) => !isReplaced(each)), ...own] };
}
