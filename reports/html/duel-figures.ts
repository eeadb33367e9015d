/** Two figures beside each other with bars as long as they are big: who wins, and by how much. */

import type { RunResult } from '../../harness/result.ts';
import { transports } from '../arrange.ts';
import type { Duel } from '../duel.ts';
import { scenarioTitle, systemTitle, transportTitle } from '../names.ts';
import { quantity, signed } from '../../harness/base/quantity.ts';
import { anchor } from './anchor.ts';
import { escape } from './escape.ts';

export function duelFigures(duel: Duel, { catalogue }: RunResult): string {
  const { metric, of, values, about } = duel;
  const longest = Math.max(...Object.values(values).map(Math.abs)) || 1;
  const rows = transports.map((transport) => {
    const value = values[transport];
    return `<div class="figure ${transport}">
<span class="who">${escape(transportTitle(catalogue, transport))}</span>
<span class="big">${escape(quantity(value, metric.unit))}</span>
<span class="bar"><span style="width:${((Math.abs(value) / longest) * 100).toFixed(1)}%"></span></span></div>`;
  });
  const quantile = of === undefined ? '' : `, ${of}`;
  return `<figure class="duel"><figcaption><b>${escape(metric.title)}${escape(quantile)}</b>
<span>${metric.better} is better</span></figcaption>${rows.join('')}${verdictOf(duel)}
<p class="where">${where(about, catalogue)}</p></figure>`;
}

function where(about: Duel['about'], catalogue: RunResult['catalogue']): string {
  if ('over' in about) return escape(about.over);
  const { scenario, system } = about;
  return `<a href="#${escape(anchor(scenario, system))}">${escape(scenarioTitle(catalogue, scenario))} · ${escape(systemTitle(catalogue, system))}</a>`;
}

function verdictOf({ comparison, metric }: Duel): string {
  if (!comparison) return '';
  const { difference, interval, word, why } = comparison;
  const between = interval ? ` (95 %: ${signed(interval[0], metric.unit)} to ${signed(interval[1], metric.unit)})` : '';
  return `<p class="versus">Socket Mode − HTTP: <b>${escape(signed(difference, metric.unit))}</b>${escape(between)} · <b>${word}</b>, ${escape(why)}</p>`;
}
