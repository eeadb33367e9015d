import type { KnownFailure } from '../plan/expectation.ts';
import type { ExpectationResult } from '../result.ts';

/** The failure on record that this one is: of the same figure, where it is known to be. */
export function knownFailure(
  known: readonly KnownFailure[],
  { metric, value }: ExpectationResult,
): KnownFailure | undefined {
  return known.find(
    (failure) =>
      failure.expiredOn === undefined &&
      failure.metric === metric &&
      value !== undefined &&
      value >= failure.between[0] &&
      value <= failure.between[1],
  );
}

/** Of a failure that the user expected until a day that is over: that it is news again. */
export function expiryNotes(known: readonly KnownFailure[], failed: readonly ExpectationResult[]): readonly string[] {
  return known
    .filter(({ metric, expiredOn }) => expiredOn !== undefined && failed.some((each) => each.metric === metric))
    .map(
      ({ expiredOn, standsAt, note }) =>
        `It was an expected failure until ${expiredOn}, and is one no more (${standsAt}: ${note.replace(/ \(expected until .*\)$/, '')})`,
    );
}

/** Of one that always shows and did not: what to delete, and where. `issue`: how it is called elsewhere. */
export function goneSentence({ id, system, metric, standsAt }: KnownFailure, issue: string | undefined): string {
  return standsAt === undefined
    ? `The known failure ${issue ?? id} did not happen: if it is fixed, delete ${id} from harness/systems/${system}/known.ts`
    : `The expected failure of ${metric} did not happen: if it is fixed, delete its entry at ${standsAt}`;
}
