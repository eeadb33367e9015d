/** Calls of the Web API that were refused, in words. Pure. */

import { count } from '../base/quantity.ts';
import type { Measurement } from '../result.ts';

export interface RefusedCalls {
  readonly total: number;
  /** Of so many calls. */
  readonly of: number;
  /** By method and error. */
  readonly counts: Readonly<Record<string, number>>;
}

type Measurements = Readonly<Record<string, Measurement>>;

/** More kinds than this are left to the report. */
const mostNamed = 3;

/** Undefined where none was. */
export function refusedIn(measurements: Measurements): RefusedCalls | undefined {
  const refused = measurements['refused-calls'];
  if (refused?.kind !== 'tally') return undefined;
  const { of, counts } = refused;
  const total = Object.values(counts).reduce((sum, times) => sum + times, 0);
  return total === 0 ? undefined : { total, of, counts };
}

/** `12 of 20 calls of the Web API were refused: chat.postMessage: ratelimited (429), 12 times`; undefined where none was. */
export function refusalsInWords(measurements: Measurements): string | undefined {
  const refused = refusedIn(measurements);
  if (!refused) return undefined;
  const { total, of, counts } = refused;
  return `${count(total)} of ${count(of)} calls of the Web API ${total === 1 ? 'was' : 'were'} refused: ${kindsInWords(counts)}`;
}

/** The most frequent first. */
export function kindsInWords(counts: RefusedCalls['counts']): string {
  const kinds = Object.entries(counts).toSorted(([, a], [, b]) => b - a);
  const named = kinds
    .slice(0, mostNamed)
    .map(([kind, times]) => `${kind}, ${times === 1 ? 'once' : `${count(times)} times`}`);
  const more = kinds.length - named.length;
  return `${named.join('; ')}${more === 0 ? '' : ` and ${count(more)} more ${more === 1 ? 'kind' : 'kinds'}`}`;
}
