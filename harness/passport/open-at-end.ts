import type { Sight } from './sight.ts';

/** Links that had their hello and were neither closing nor closed when the probe was over. Pure. */
export function openAtEnd({ links, endUs }: Sight): number {
  return links.filter(
    ({ readyUs, closing, closed }) =>
      (readyUs ?? Infinity) <= endUs && (closing?.atUs ?? Infinity) > endUs && (closed?.atUs ?? Infinity) > endUs,
  ).length;
}
