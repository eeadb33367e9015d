/** Of lists as long as a run has events: `Math.max(...values)` overflows the stack beyond some hundred thousand. Pure. */

/** Minus infinity of none. */
export function greatest(values: readonly number[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > most) most = value;
  return most;
}

/** Infinity of none. */
export function least(values: readonly number[]): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (const value of values) if (value < fewest) fewest = value;
  return fewest;
}
