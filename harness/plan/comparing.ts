/** What the arms of a pair differ in, and from which difference on it matters. A leaf. */

export interface Comparing {
  /** Of several systems the first is the one that the others are held against. */
  readonly by: 'transport' | 'system';
  /** As the user chose them, by metric, in the metric's unit; absent: as the metrics have them. */
  readonly margins?: Readonly<Record<string, number>>;
}

/** Below so many pairs no 95 % interval exists (measurement.md §3). */
export const fewestPairs = 6;
