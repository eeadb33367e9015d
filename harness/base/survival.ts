/** Times until something happened, of which some were not over when watching ended (censored). Pure. */

import { standardNormal } from './signed-rank.ts';

export interface Watched {
  readonly time: number;
  /** It had not happened yet: the truth is more. */
  readonly isOpen: boolean;
}

export interface SurvivalMedian {
  /** Undefined where less than half was seen to happen: it is more than any time seen. */
  readonly median: number | undefined;
  /** 95 %, by the log-log transform (Brookmeyer & Crowley 1982); an open end is undefined. */
  readonly interval: readonly [number | undefined, number | undefined];
}

interface Step {
  readonly time: number;
  readonly survival: number;
  /** Greenwood's sum. */
  readonly sum: number;
}

/** The curve's steps: what share had not happened yet after each time (Kaplan & Meier 1958). */
function steps(watched: readonly Watched[]): readonly Step[] {
  let [survival, sum] = [1, 0];
  return timesOf(watched).map((time) => {
    const atRisk = watched.filter((each) => each.time >= time).length;
    const happened = watched.filter((each) => each.time === time && !each.isOpen).length;
    survival *= 1 - happened / atRisk;
    if (atRisk > happened) sum += happened / (atRisk * (atRisk - happened));
    return { time, survival, sum };
  });
}

export function kaplanMeier(watched: readonly Watched[]): SurvivalMedian {
  const all = steps(watched);
  // Times at which the curve may be at a half, as far as 95 % can tell.
  const inside = all.filter(({ survival, sum }) => isHalf(survival, sum));
  const end = all.find(({ time }) => time > (inside.at(-1)?.time ?? Number.POSITIVE_INFINITY));
  return {
    median: all.find(({ survival }) => survival <= 0.5)?.time,
    interval: [inside[0]?.time, end?.time],
  };
}

function isHalf(survival: number, sum: number): boolean {
  if (survival <= 0 || survival >= 1) return false;
  const logLog = (share: number): number => Math.log(-Math.log(share));
  const deviation = Math.sqrt(sum) / Math.abs(Math.log(survival));
  return Math.abs(logLog(survival) - logLog(0.5)) <= 1.959_964 * deviation;
}

/** How likely curves so far apart are where both are one, two-sided (Mantel 1966); 1 where nothing tells them apart. */
export function logRankP(first: readonly Watched[], second: readonly Watched[]): number {
  let [excess, variance] = [0, 0];
  const atRisk = (watched: readonly Watched[], time: number): number =>
    watched.filter((each) => each.time >= time).length;
  const all = [...first, ...second];
  for (const time of timesOf(all)) {
    const [mine, n] = [atRisk(first, time), atRisk(all, time)];
    const happened = (watched: readonly Watched[]): number =>
      watched.filter((each) => each.time === time && !each.isOpen).length;
    const d = happened(all);
    excess += happened(first) - (d * mine) / n;
    if (n > 1) variance += (d * mine * (n - mine) * (n - d)) / (n * n * (n - 1));
  }
  return variance === 0 ? 1 : 2 * standardNormal(-Math.abs(excess) / Math.sqrt(variance));
}

/** When something happened, ascending, each once. */
function timesOf(watched: readonly Watched[]): readonly number[] {
  return [...new Set(watched.flatMap(({ time, isOpen }) => (isOpen ? [] : [time])))].toSorted((a, b) => a - b);
}
