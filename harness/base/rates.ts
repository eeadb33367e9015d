/** Shares of a whole and their 95 % intervals, which stay within 0 and 1 and hold for few events too. Pure. */

const z = 1.959_964;

export interface Rate {
  readonly hits: number;
  readonly of: number;
}

/** Wilson's score interval of a share (Wilson 1927; Newcombe 1998, method 3). Throws `RangeError` of nothing. */
export function wilson({ hits, of }: Rate): readonly [number, number] {
  if (of < 1) throw new RangeError(`Cannot bound a share of ${of} events: expected at least one`);
  const p = hits / of;
  const middle = (p + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z * Math.sqrt((p * (1 - p)) / of + z ** 2 / (4 * of ** 2))) / (1 + z ** 2 / of);
  return [hits === 0 ? 0 : middle - half, hits === of ? 1 : middle + half];
}

/** Newcombe's interval of the difference of two independent shares, the second less the first (1998, method 10). */
export function newcombe(first: Rate, second: Rate): readonly [number, number] {
  const [p1, p2] = [first.hits / first.of, second.hits / second.of];
  const [[low1, high1], [low2, high2]] = [wilson(first), wilson(second)];
  const difference = p2 - p1;
  return [
    difference - Math.sqrt((p2 - low2) ** 2 + (high1 - p1) ** 2),
    difference + Math.sqrt((high2 - p2) ** 2 + (p1 - low1) ** 2),
  ];
}
