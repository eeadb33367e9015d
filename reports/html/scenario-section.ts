/** One scenario: what it asks, who promised the answer, what is done to the app, and every system's pairs. */

import type { RunResult, ScenarioEntry } from '../../harness/result.ts';
import type { PairOfCells, ScenarioGroup } from '../arrange.ts';
import { areNumbered } from '../charts/labels.ts';
import type { EvidenceOf } from '../format.ts';
import { own, scenarioTitle } from '../names.ts';
import { anchor, escape, hyperlinks, prose } from './markup.ts';
import { pairSection } from './pair-section.ts';

export interface SectionOptions {
  readonly result: RunResult;
  readonly evidenceOf: EvidenceOf;
  /** Pairs that are shown with all their charts and tables. */
  readonly full: ReadonlySet<PairOfCells>;
}

export function scenarioSection(group: ScenarioGroup, options: SectionOptions): string {
  const { result } = options;
  const entry = own(result.catalogue.scenarios, group.scenario);
  const pairs = group.systems.flatMap((system) => system.pairs.map((pair) => pairSection(pair, system, options)));
  const facts = entry
    ? `<p class="asks">${prose(entry.asks)}</p><dl class="facts"><dt>Traffic</dt><dd>${prose(entry.workload)}</dd>
<dt>Fault</dt><dd>${faultList(entry.faults)}</dd>${wayOf(entry)}<dt>Source</dt><dd>${hyperlinks(entry.source)}</dd>${failuresOf(entry)}</dl>`
    : '';
  return `<section class="scenario" id="${escape(anchor(group.scenario))}"><p class="kicker">${escape(group.suite)} › ${escape(group.scenario)} <a href="#matrix">↑ all cells</a></p>
<h2>${escape(scenarioTitle(result.catalogue, group.scenario))}</h2>${facts}${pairs.join('')}</section>`;
}

function wayOf({ direct }: ScenarioEntry): string {
  return direct === undefined ? '' : `<dt>Way</dt><dd>Direct, without a proxy: ${escape(direct)}</dd>`;
}

/** By their numbers in docs/slack-protocol.md. */
function failuresOf({ failures = [] }: ScenarioEntry): string {
  if (failures.length === 0) return '';
  const lines = failures.map(({ id, title }) => `<b>${escape(id)}</b> ${prose(title)}`);
  return `<dt>Seen in the field</dt><dd>${lines.join('<br>')}</dd>`;
}

/** With the numbers that stand over the bands of the timelines, where there is no room for names. */
function faultList(faults: readonly string[]): string {
  const lines = areNumbered(faults) ? faults.map((fault, index) => `${index + 1}. ${fault}`) : faults;
  return lines.map(prose).join('<br>') || 'none';
}
