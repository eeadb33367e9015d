/** Finished versions only: a pre-release is no version that a user would be told to go back to. */
const finished = /^\d+\.\d+\.\d+$/;

export interface Ends {
  readonly good: string;
  readonly bad: string;
}

/**
 * Those of `published` from `good` to `bad`, both included, in the order of their numbers; downwards where the good one is the newer:
 * then the first bad one is the last without a repair. Throws `RangeError` where there are fewer than two.
 */
export function orderVersions(published: readonly string[], { good, bad }: Ends): readonly string[] {
  const isUpwards = compare(good, bad) < 0;
  const [least, most] = isUpwards ? [good, bad] : [bad, good];
  const between = [...new Set([...published.filter((each) => finished.test(each)), good, bad])]
    .filter((each) => compare(each, least) >= 0 && compare(each, most) <= 0)
    .toSorted(compare);
  if (between.length < 2)
    throw new RangeError(`Between ${good} and ${bad} there is nothing to search: they are one version`);
  return isUpwards ? between : between.toReversed();
}

/** Number by number: 4.10.0 comes after 4.9.0. */
function compare(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
