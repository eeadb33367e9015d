/**
 * What some of many have in common by their order and their times alone, and none of the others has: each nth, the first ones, what another one followed
 * soon. Nothing is claimed that chance would bring about more than once in 200 lists: where k of n are bad, one pattern fits by chance once in (n over k). Pure.
 */

import { count, duration } from '../../base/quantity.ts';
import { seconds } from '../../base/units.ts';

export interface Sample {
  /** When it was sent, µs. */
  readonly at: number;
  /** Undefined: not known; it counts in the order and says nothing else. */
  readonly isBad: boolean | undefined;
}

/** In the words of a sentence: `handled`, `refused`. */
export interface Words {
  /** What became of the others. */
  readonly well: string;
  /** What the sentence is about, in the plural: `events`. */
  readonly things: string;
}

const chanceOneIn = 200;
/** Fewer than three have a thing in common by themselves; the first one alone is told from this many on. */
const fewest = 3;
const tellsFirst = 10;
const longestStep = 50;
const phases = 20;
/** What comes later is no neighbour. */
const near = seconds(2);

type Pattern = (samples: readonly Sample[], words: Words) => string | undefined;

const patterns: readonly Pattern[] = [firstOnes, lastOnes, eachNth, soonFollowed, laterInItsSecond, soonAfterAnother];

/** Behind “it did not handle some of them”, without a comma before it; undefined where they have nothing in common. `samples` in any order. */
export function inCommon(samples: readonly Sample[], words: Words): string | undefined {
  const sorted = samples.toSorted((a, b) => a.at - b.at);
  const bad = sorted.filter(({ isBad }) => isBad === true).length;
  const well = sorted.filter(({ isBad }) => isBad === false).length;
  if (bad === 0 || well === 0) return undefined;
  const isBeyondChance = bad >= fewest && waysToChoose(bad, bad + well) >= chanceOneIn * patterns.length;
  if (!isBeyondChance) return well >= tellsFirst ? firstOnes(sorted, words) : undefined;
  for (const pattern of patterns) {
    const found = pattern(sorted, words);
    if (found !== undefined) return found;
  }
  return undefined;
}

function waysToChoose(some: number, all: number): number {
  let ways = 1;
  for (let n = 1; n <= Math.min(some, all - some); n += 1) ways *= (all - n + 1) / n;
  return ways;
}

function firstOnes(samples: readonly Sample[], { well, things }: Words): string | undefined {
  const bad = samples.filter(({ isBad }) => isBad === true);
  const firstWell = samples.findIndex(({ isBad }) => isBad === false);
  if (samples.findLastIndex(({ isBad }) => isBad === true) > firstWell) return undefined;
  return bad.length === 1
    ? `it was the first that came, and all later ${things} it ${well}`
    : `they were the first ${count(bad.length)} that came, and all later ${things} it ${well}`;
}

function lastOnes(samples: readonly Sample[], { well, things }: Words): string | undefined {
  const firstBad = samples.findIndex(({ isBad }) => isBad === true);
  if (samples.findLastIndex(({ isBad }) => isBad === false) > firstBad) return undefined;
  return `from the ${ordinal(firstBad + 1)} on it ${well} none, and all ${count(firstBad)} ${things} before`;
}

function eachNth(samples: readonly Sample[], { well, things }: Words): string | undefined {
  const firstBad = samples.findIndex(({ isBad }) => isBad === true);
  for (let step = 2; step <= Math.min(longestStep, samples.length / fewest); step += 1) {
    if (firstBad >= step) continue;
    const isEach = samples.every(
      ({ isBad }, index) => isBad === undefined || isBad === ((index - firstBad) % step === 0),
    );
    if (isEach)
      return `each ${ordinal(step)} of the ${things}, in the order in which they came, and it ${well} all others`;
  }
  return undefined;
}

/** Trailing debounce: the last of several is the one that counts. */
function soonFollowed(samples: readonly Sample[], { well }: Words): string | undefined {
  const edge = edgeBetween(samples, (index) => gapBefore(samples, index + 1));
  return edge === undefined
    ? undefined
    : `after each of them another came within ${duration(edge)}, and after none that it ${well} one did`;
}

/** Leading debounce, or a limit on the rate. */
function soonAfterAnother(samples: readonly Sample[], { well }: Words): string | undefined {
  const edge = edgeBetween(samples, (index) => gapBefore(samples, index));
  return edge === undefined
    ? undefined
    : `each of them came within ${duration(edge)} after another, and none that it ${well} did`;
}

function gapBefore(samples: readonly Sample[], index: number): number {
  const [before, own] = [samples[index - 1]?.at, samples[index]?.at];
  return before === undefined || own === undefined ? Infinity : own - before;
}

/** The greatest figure of the bad ones, where that of each other is greater. */
function edgeBetween(samples: readonly Sample[], figureOf: (index: number) => number): number | undefined {
  let [most, least] = [0, Infinity];
  for (const [index, { isBad }] of samples.entries()) {
    if (isBad === true) most = Math.max(most, figureOf(index));
    if (isBad === false) least = Math.min(least, figureOf(index));
  }
  return most < least && most <= near ? most : undefined;
}

/** Where the seconds begin is not known: Slack’s timestamps are wall clock. The first second may have been used up before. */
function laterInItsSecond(samples: readonly Sample[], { well, things }: Words): string | undefined {
  const known = samples.filter(({ isBad }) => isBad !== undefined);
  for (let phase = 0; phase < phases; phase += 1) {
    const groups = [
      ...Map.groupBy(known, ({ at }) => Math.floor((at - (phase * seconds(1)) / phases) / seconds(1))).values(),
    ];
    const [earliest = [], ...later] = groups;
    const isOnlyFirst = (group: readonly Sample[]): boolean => group.every(({ isBad }, at) => isBad === at > 0);
    if (later.every(isOnlyFirst) && (isOnlyFirst(earliest) || earliest.every(({ isBad }) => isBad === true)))
      return `of the ${things} of one second it ${well} the first, and no other`;
  }
  return undefined;
}

function ordinal(n: number): string {
  const tens = n % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${count(n)}${ending}`;
}
