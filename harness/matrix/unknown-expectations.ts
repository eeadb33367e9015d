import type { ExpectedFailure } from './expected-failures.ts';

/** Expected failures of scenarios that there are not, in a sentence each: an entry that can never match excuses nothing. */
export function unknownExpectations(
  all: readonly ExpectedFailure[],
  scenarios: readonly string[],
  nearest: (name: string) => string,
): readonly string[] {
  return all
    .filter(({ scenario }) => !scenarios.includes(scenario))
    .map(
      ({ scenario, standsAt }) =>
        `${standsAt} expects a failure of "${scenario}", a scenario that this run does not have; did you mean ${nearest(scenario)}?`,
    );
}
