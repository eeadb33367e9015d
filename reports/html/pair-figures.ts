/** The figures of a pair beside each other, with bars as long as they are big: which transport did better, and by how much. */

import { figure, signed, signedRange } from '../../harness/base/quantity.ts';
import type { RunResult } from '../../harness/result.ts';
import { transports } from '../arrange.ts';
import { scenarioTitle, systemTitle, transportTitle } from '../names.ts';
import type { PairFigures } from '../pair-figures.ts';
import { anchor, escape, prose } from './markup.ts';

export function pairFigures(pair: PairFigures, { catalogue }: RunResult): string {
  const { metric, of, values, about } = pair;
  const longest = Math.max(...Object.values(values).map(({ value }) => Math.abs(value))) || 1;
  const rows = transports.map((transport) => {
    const value = values[transport];
    const shown = value
      ? `<span class="big">${escape(figure(value, metric.unit))}</span>
<span class="bar"><span style="width:${((Math.abs(value.value) / longest) * 100).toFixed(1)}%"></span></span>`
      : '<span class="none">no figure</span>';
    return `<div class="figure ${transport}">
<span class="who">${escape(transportTitle(catalogue, transport))}</span>
${shown}</div>`;
  });
  const quantile = of === undefined ? '' : `, ${of}`;
  return `<figure class="pair-figures"><figcaption><b>${escape(metric.title)}${escape(quantile)}</b>
<span>${metric.better} is better</span></figcaption>${rows.join('')}${comparedIn(pair)}
<p class="where">${where(about, catalogue)}</p></figure>`;
}

function where(about: PairFigures['about'], catalogue: RunResult['catalogue']): string {
  if ('over' in about) return escape(about.over);
  const { scenario, system } = about;
  return `<a href="#${escape(anchor(scenario, system))}">${escape(scenarioTitle(catalogue, scenario))} · ${escape(systemTitle(catalogue, system))}</a>`;
}

function comparedIn({ comparison, metric }: PairFigures): string {
  if (!comparison) return '';
  const { difference, interval, phrase, why, by, arms } = comparison;
  const between = interval ? ` (95 %: ${signedRange(interval, metric.unit)})` : '';
  const [first, second] = arms;
  const who = by === 'transport' ? 'Socket Mode − HTTP' : `${second.system} − ${first.system}`;
  return `<p class="versus">${prose(who)}: <b>${prose(signed(difference, metric.unit))}</b>${prose(between)} · <b>${escape(phrase)}</b>: ${prose(why)}</p>`;
}
