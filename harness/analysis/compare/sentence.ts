/** A comparison in one sentence, the same in result, findings, terminal, page and pull request. Pure. */

import { count, quantity, signed, signedRange } from '../../base/quantity.ts';
import { metricNamed } from '../../metrics/index.ts';
import type { Comparison } from '../../result.ts';
import { nameOf } from '../findings/words.ts';

export interface Titles {
  readonly scenarios: Readonly<Record<string, { readonly title: string }>>;
}

/** `Announced recycle, bolt-js@5.1.0: deaf time over Socket Mode against HTTP +5.0 s [+4.98 s to +5.03 s], worse (margin 100 ms, n = 10)`. */
export function sentenceOf(comparison: Comparison, titles?: Titles): string {
  const { scenario, metric: name, of, pairs, difference, interval, margin, phrase, pairsNeeded, word } = comparison;
  const metric = metricNamed(name);
  const title = titles?.scenarios[scenario]?.title ?? scenario;
  const figure = of === undefined ? metric.title : `${metric.title} ${of}`;
  const range = interval ? ` [${signedRange(interval, metric.unit)}]` : '';
  const settles = word === 'inconclusive' && pairsNeeded !== undefined ? `; ${pairsInWords(pairsNeeded)}` : '';
  return `${title}, ${armsInWords(comparison, figure)} ${signed(difference, metric.unit)}${range}, ${phrase} (margin ${quantity(margin, metric.unit)}, n = ${count(pairs)}${settles})`;
}

function armsInWords({ by, arms: [first, second] }: Comparison, figure: string): string {
  return by === 'transport'
    ? `${second.system}: ${figure} over ${nameOf(second.transport)} against ${nameOf(first.transport)}`
    : `${nameOf(second.transport)}: ${figure} of ${second.system} against ${first.system}`;
}

function pairsInWords(needed: number): string {
  return needed > 1_000 ? 'more than 1,000 would settle it' : `about ${count(needed)} would settle it`;
}
