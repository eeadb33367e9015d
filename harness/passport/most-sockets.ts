import type { Sight } from './sight.ts';

/** The most TCP connections that the app held open to Slack at one time after the strike. Pure. */
export function mostSockets({ links, struckUs, endUs }: Sight): number {
  const open = links.filter(({ closed }) => (closed?.atUs ?? Infinity) > struckUs);
  const counts = open.map(
    ({ openedUs }) =>
      open.filter(
        (other) => other.openedUs <= Math.max(openedUs, struckUs) && (other.closed?.atUs ?? endUs + 1) > openedUs,
      ).length,
  );
  return Math.max(0, ...counts);
}
