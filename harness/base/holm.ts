/**
 * Holm's step-down rule: what each p becomes among all that were asked at once, in the order given; at least itself, at most 1. Pure.
 * Holm, S. (1979), A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6.
 */
export function holm(ps: readonly number[]): readonly number[] {
  const adjusted = [...ps];
  let most = 0;
  const byP = ps.map((p, index) => ({ p, index })).toSorted((a, b) => a.p - b.p);
  for (const [place, { p, index }] of byP.entries()) {
    most = Math.max(most, Math.min(1, p * (ps.length - place)));
    adjusted[index] = most;
  }
  return adjusted;
}
