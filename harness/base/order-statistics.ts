/** Between which of the sorted values a quantile lies, whatever their distribution (Hahn & Meeker, Statistical Intervals). Pure. */

/**
 * Ranks, from 1, of the values that bound the quantile `q` of `n` values with 95 %; undefined where so few values have no such bound.
 * It takes the values as independent: within a run they are not, so it is an interval within that run.
 */
export function quantileRanks(n: number, q: number): readonly [lower: number, upper: number] | undefined {
  let below = 0;
  let lower: number | undefined;
  for (let count = 0; count < n; count += 1) {
    below += binomial(n, count, q);
    if (below <= 0.025) lower = count + 1;
    if (below >= 0.975) return lower === undefined ? undefined : [lower, count + 1];
  }
  return undefined;
}

/** Chance of so many below the quantile, of n; by logarithms, so that thousands neither overflow nor vanish. */
function binomial(n: number, count: number, q: number): number {
  return Math.exp(
    logFactorial(n) -
      logFactorial(count) -
      logFactorial(n - count) +
      count * Math.log(q) +
      (n - count) * Math.log1p(-q),
  );
}

/** Stirling's series, exact to 1e-10 from 10 on. */
function logFactorial(n: number): number {
  if (n < 10) return Math.log([1, 1, 2, 6, 24, 120, 720, 5_040, 40_320, 362_880][n] ?? 1);
  const x = n + 1;
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + 1 / (12 * x) - 1 / (360 * x ** 3);
}
