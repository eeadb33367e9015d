/** A bar a system, the worst first: who is how far behind whom. */

import { figure } from '../../harness/base/quantity.ts';
import type { Finding, RunResult } from '../../harness/result.ts';
import { metricOf, transportTitle } from '../names.ts';
import { anchor, escape } from './markup.ts';

export function rankingFigures(
  { metric: name, of, transport, rows }: NonNullable<Finding['ranking']>,
  cells: readonly string[],
  { catalogue, cells: all }: RunResult,
): string {
  const metric = metricOf(catalogue, name);
  const longest = Math.max(...rows.map(({ value }) => value)) || 1;
  const pointed = new Set(cells);
  const bars = rows.map(({ system, value, isLowerBound = false }) => {
    const cell = all.find((each) => pointed.has(each.id) && each.system === system && each.transport === transport);
    const name = cell
      ? `<a href="#${escape(anchor(cell.id))}" title="${escape(system)}">${escape(system)}</a>`
      : escape(system);
    return `<li>${name}<span class="bar"><span style="width:${((value / longest) * 100).toFixed(1)}%"></span></span>
<span class="number">${escape(figure({ value, isLowerBound }, metric.unit))}</span></li>`;
  });
  return `<figure class="ranking ${transport}"><figcaption><b>${escape(metric.title)}${of === undefined ? '' : `, ${of}`} over ${escape(transportTitle(catalogue, transport))}</b>
<span>${metric.better} is better</span></figcaption><ul>${bars.join('')}</ul></figure>`;
}
