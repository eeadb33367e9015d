/** The search of a bisect. Pure: what a version is like is asked of its caller. */

/** `skipped`: it cannot be told, because it cannot be installed or has no verdict. */
export type Standing = 'good' | 'bad' | 'skipped';

export type Found =
  /** `good` is the last one known to be good, `bad` the first known to be bad; `between` are those that cannot be told. */
  | { readonly kind: 'found'; readonly good: string; readonly bad: string; readonly between: readonly string[] }
  /** An end is not what it was said to be. */
  | { readonly kind: 'wrong-end'; readonly version: string; readonly said: 'good' | 'bad'; readonly is: Standing };

/**
 * Asks both ends first, then halves what lies between; a version that cannot be told gives way to its nearest neighbour. Takes
 * versions from good to bad, at least two; assumes one change from good to bad, as every bisect does.
 */
export async function firstBad(
  versions: readonly string[],
  standingOf: (version: string) => Promise<Standing>,
): Promise<Found> {
  const ends = [
    { version: versions.at(0) ?? '', said: 'good' },
    { version: versions.at(-1) ?? '', said: 'bad' },
  ] as const;
  for (const { version, said } of ends) {
    const is = await standingOf(version);
    if (is !== said) return { kind: 'wrong-end', version, said, is };
  }
  let [low, high] = [0, versions.length - 1];
  const skipped = new Set<number>();
  for (;;) {
    const middle = nearestTo((low + high) / 2, { low, high, skipped });
    if (middle === undefined) break;
    const is = await standingOf(versions[middle] ?? '');
    if (is === 'skipped') skipped.add(middle);
    else if (is === 'good') low = middle;
    else high = middle;
  }
  return {
    kind: 'found',
    good: versions[low] ?? '',
    bad: versions[high] ?? '',
    between: versions.slice(low + 1, high),
  };
}

function nearestTo(
  wanted: number,
  { low, high, skipped }: { readonly low: number; readonly high: number; readonly skipped: ReadonlySet<number> },
): number | undefined {
  const left = Array.from({ length: high - low - 1 }, (_, index) => low + 1 + index).filter(
    (each) => !skipped.has(each),
  );
  return left.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
}
