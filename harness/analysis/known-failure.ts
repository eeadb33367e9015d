import type { KnownFailure } from '../plan/expectation.ts';
import type { ExpectationResult } from '../result.ts';

/** The failure on record that this one is: of the same figure, where it is known to be. */
export function knownFailure(
  known: readonly KnownFailure[],
  { metric, value }: ExpectationResult,
): KnownFailure | undefined {
  return known.find(
    (failure) =>
      failure.metric === metric && value !== undefined && value >= failure.between[0] && value <= failure.between[1],
  );
}
