import { duration } from '../base/quantity.ts';
import { median } from '../base/statistics.ts';
import { ms, seconds } from '../base/units.ts';
import type { Figure } from './figure.ts';

/** Waits that are told one by one; a storm has thousands. */
const mostTold = 12;
/** Tries nearer together than this are a storm, not a back-off. */
const noDelay = ms(50);

/**
 * The back-off behind the instants (µs from the strike) at which an app tried again. Pure. Several links that were lost together
 * try side by side, each by a clock of its own: the tries of one are every so many-th of all.
 */
export function backOffFigures(
  all: readonly number[],
  { links = 1 }: { readonly links?: number } = {},
): readonly Figure[] {
  const tries = links > 1 ? all.filter((_, index) => index % links === 0) : all;
  const figures = ofOneLink(tries);
  if (links <= 1) return figures;
  const note = `of one of its ${links} links; all of them together try ${all.length < 2 ? all.length : `${ratePerMinute(all)} times a minute`}`;
  return figures.map((figure) => ({ ...figure, note: figure.note === undefined ? note : `${figure.note}; ${note}` }));
}

function ofOneLink(tries: readonly number[]): readonly Figure[] {
  if (tries.length === 0)
    return [{ name: 'waits', title: 'Waits before each try', kind: 'nothing', why: 'it did not try again' }];
  const waits = tries.map((at, index) => at - (tries[index - 1] ?? 0));
  const later = waits.slice(1);
  const first: Figure = { name: 'first', title: 'First try after', kind: 'number', unit: 'us', number: waits[0] ?? 0 };
  if (later.length === 0) return [first];
  return [
    first,
    { name: 'waits', title: 'Waits before each try', kind: 'waits', waits: waits.slice(0, mostTold) },
    { name: 'pattern', title: 'Back-off', kind: 'words', words: patternOf(later) },
    ...steadiness(later),
    { name: 'per-minute', title: 'Tries a minute', kind: 'number', unit: 'count', number: ratePerMinute(tries) },
  ];
}

/** How the waits after the first one follow each other. */
function patternOf(waits: readonly number[]): string {
  if (median(waits) < noDelay) return 'none: it tries again without delay';
  if (isConstant(waits)) return 'constant';
  const rises = waits.every((wait, index) => index === 0 || wait > (waits[index - 1] ?? 0));
  const span = `from ${duration(Math.min(...waits))} to ${duration(Math.max(...waits))}`;
  if (rises) return `grows: ${span}`;
  const half = Math.floor(waits.length / 2);
  return mean(waits.slice(-half)) >= 2 * mean(waits.slice(0, half))
    ? `grows, with jitter: ${span}`
    : `irregular: ${span}`;
}

function isConstant(waits: readonly number[]): boolean {
  return Math.max(...waits) - Math.min(...waits) <= Math.max(ms(100), median(waits) * 0.1);
}

/** Of waits that are all alike: how long they are, and how much they differ. */
function steadiness(waits: readonly number[]): readonly Figure[] {
  if (median(waits) < noDelay || !isConstant(waits)) return [];
  const every: Figure = { name: 'every', title: 'From try to try', kind: 'number', unit: 'us', number: median(waits) };
  if (waits.length < 2) return [every];
  const number = Math.max(...waits) - Math.min(...waits);
  const note = 'Apps without jitter that lose their links together come back together';
  return [every, { name: 'jitter', title: 'Longest wait less shortest', note, kind: 'number', unit: 'us', number }];
}

/** Of two tries or more. */
function ratePerMinute(tries: readonly number[]): number {
  const span = Math.max(1, (tries.at(-1) ?? 0) - (tries[0] ?? 0));
  return Math.round(((tries.length - 1) / span) * seconds(60));
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
