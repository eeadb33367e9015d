/** How many of each kind, the most first, with up to five ids of each. Pure. */

import type { Measurement } from '../result.ts';

export function tally(
  found: readonly (readonly [kind: string, id: string])[],
  of: number,
): Extract<Measurement, { kind: 'tally' }> {
  const kinds = [...Map.groupBy(found, ([kind]) => kind)].toSorted(([, a], [, b]) => b.length - a.length);
  return {
    kind: 'tally',
    of,
    counts: Object.fromEntries(kinds.map(([kind, each]) => [kind, each.length])),
    ...(kinds.length === 0
      ? {}
      : {
          witnesses: Object.fromEntries(
            kinds.map(([kind, each]) => [kind, [...new Set(each.map(([, id]) => id))].slice(0, 5)]),
          ),
        }),
  };
}
