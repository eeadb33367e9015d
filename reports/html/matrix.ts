/** Scenario × system × transport: each cell's verdict and the number that decides it, linked to its evidence. */

import type { CellResult, RunResult, TransportName } from '../../harness/result.ts';
import { arrange, type ScenarioGroup, systemsOf, transports } from '../arrange.ts';
import { metricOf, own, scenarioTitle, systemTitle, transportTitle } from '../names.ts';
import { count, figure } from '../../harness/base/quantity.ts';
import { lookOfCell, notRun } from '../verdict-look.ts';
import { rank, type WorstPair, worstPair } from '../../harness/analysis/worst-pair.ts';
import { beforeIn } from './before.ts';
import { filters } from './filters.ts';
import { anchor, chip, escape, prose, scrolling } from './markup.ts';

export function matrix(result: RunResult): string {
  const systems = systemsOf(result);
  const heads = systems.map(
    (each) =>
      `<th scope="colgroup" colspan="2" data-system="${escape(each)}">${escape(systemTitle(result.catalogue, each))}</th>`,
  );
  const arms = systems.flatMap((system) =>
    transports.map(
      (each) =>
        `<th scope="col" class="${each}" data-system="${escape(system)}">${escape(transportTitle(result.catalogue, each))}</th>`,
    ),
  );
  const bodies = [...Map.groupBy(arrange(result), (group) => group.suite)].map(
    ([
      suite,
      groups,
    ]) => `<tbody><tr class="suite"><th scope="rowgroup" colspan="${1 + 2 * systems.length}">${escape(suite)}</th></tr>
${groups.map((group) => row(group, systems, result)).join('')}</tbody>`,
  );
  const table = `<table class="matrix${systems.length > 2 ? ' wide' : ''}"><thead>
<tr><th rowspan="2" scope="col">Scenario</th>${heads.join('')}</tr><tr>${arms.join('')}</tr></thead>${bodies.join('')}</table>`;
  return `<section id="matrix"><h2>All cells</h2>${filters(result)}${scrolling('All cells', table)}
<p class="note">Beside a failure stands the figure that failed, beside any other verdict the scenario’s main figure; each leads to its
evidence. Of several pairs the worst is shown. <span class="whole">✓ pass</span> · <span class="whole">✗ fail</span> ·
? unknown: the cell has no verdict, for the reason given there · – unsupported: the question does not arise there.</p></section>`;
}

function row(group: ScenarioGroup, systems: readonly string[], result: RunResult): string {
  const cells = systems.flatMap((system) => transports.map((transport) => entry(group, system, transport, result)));
  const asks = own(result.catalogue.scenarios, group.scenario)?.asks ?? '';
  const title = scenarioTitle(result.catalogue, group.scenario);
  const ran = result.cells.filter(({ scenario }) => scenario === group.scenario);
  const verdicts = [...new Set(ran.map((cell) => lookOfCell(cell).tone))].join(' ');
  const words = `${title} ${group.scenario} ${asks}`.toLowerCase();
  const place = Math.min(...ran.map(rank));
  return `<tr data-suite="${escape(group.suite)}" data-verdicts="${verdicts}" data-rank="${place}" data-words="${escape(words)}"><th scope="row"><a href="#${escape(anchor(group.scenario))}">${escape(title)}</a>
<span class="of">${prose(asks)}</span></th>${cells.join('')}</tr>`;
}

function entry(group: ScenarioGroup, system: string, transport: TransportName, result: RunResult): string {
  const { catalogue } = result;
  const label = `${systemTitle(catalogue, system)} · ${transportTitle(catalogue, transport)}`;
  const inSystem = group.systems.find((each) => each.system === system);
  const cells = inSystem?.pairs.flatMap((pair) => pair[transport] ?? []) ?? [];
  const worst = worstPair(cells, catalogue.metrics);
  if (!worst)
    return `<td data-label="${escape(label)}" class="${transport}" data-system="${escape(system)}">${chip(notRun)}</td>`;
  const { cell } = worst;
  return `<td data-label="${escape(label)}" class="${transport}" data-system="${escape(system)}"><a href="#${escape(anchor(cell.id))}" title="${escape(cell.why)}">
<span class="judged">${chip(lookOfCell(cell))}${decided(cell, result)}</span>${byWhat(cell, result)}${beforeIn(cell, result)}${agreed(cells.length, worst)}</a></td>`;
}

function decided({ decisive }: CellResult, { catalogue }: RunResult): string {
  if (!decisive) return '';
  return ` <span class="number">${escape(figure(decisive, metricOf(catalogue, decisive.metric).unit))}</span>`;
}

function byWhat({ decisive }: CellResult, { catalogue }: RunResult): string {
  if (!decisive) return '';
  return ` <span class="of">${escape(metricOf(catalogue, decisive.metric).title)}${decisive.of ? `, ${decisive.of}` : ''}</span>`;
}

/** With several pairs the worst is shown, and how many of them have its verdict. */
function agreed(pairs: number, { agreeing }: WorstPair): string {
  return pairs < 2 ? '' : ` <span class="of">${count(agreeing)} of ${count(pairs)} pairs</span>`;
}
