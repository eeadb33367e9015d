/** Both arms of one scenario, system and seed: timelines on one time axis, distributions on one axis, expectations, measurements. */

import type { CellResult, Comparison, Evidence, RunResult } from '../../harness/result.ts';
import { type PairOfCells, type SystemGroup, transports } from '../arrange.ts';
import { drawnEvents } from '../charts/drawn-events.ts';
import { linkLanes, socketsLeftOut } from '../charts/link-lanes.ts';
import { timeline, timelineFrame } from '../charts/timeline.ts';
import type { EvidenceOf } from '../format.ts';
import { systemTitle, transportTitle } from '../names.ts';
import { count } from '../../harness/base/quantity.ts';
import { knownInWords, lookOfCell } from '../verdict-look.ts';
import { asIssue } from './as-issue.ts';
import { eventLives } from './event-lives.ts';
import { anchor, chip, escape, hyperlink, prose, scrolling } from './markup.ts';
import { expectationTable } from './expectation-table.ts';
import { measurementTable } from './measurement-table.ts';
import { spreadFigures } from './spread-figures.ts';

export interface PairOptions {
  readonly result: RunResult;
  readonly evidenceOf: EvidenceOf;
  readonly full: ReadonlySet<PairOfCells>;
}

export function pairSection(pair: PairOfCells, group: SystemGroup, { result, evidenceOf, full }: PairOptions): string {
  const cells = transports.flatMap((transport) => pair[transport] ?? []);
  const isFull = full.has(pair);
  const evidences = new Map(
    cells.flatMap((cell) => {
      const evidence = isFull ? evidenceOf(cell.id) : undefined;
      return evidence ? [[cell.id, evidence] as const] : [];
    }),
  );
  const which = group.pairs.length > 1 ? ` <small>pair ${pair.pair}</small>` : '';
  const isFirst = pair.pair === group.pairs[0]?.pair;
  const place = isFirst ? ` id="${escape(anchor(cells[0]?.scenario ?? '', group.system))}"` : '';
  return `<article class="pair"${place}><h3>${escape(systemTitle(result.catalogue, group.system))}${which}</h3>
${scrolling(`Timelines of ${cells[0]?.scenario ?? ''}, ${group.system}`, cells.map((cell) => arm(cell, evidences, result)).join(''), ' arms')}
${isFull ? details(cells, isFirst ? group.comparisons : [], evidences, result) : '<p class="note">Charts and measurements are left out, to keep the page small: they are in result.json and in the journal.</p>'}${again(cells)}</article>`;
}

function details(
  cells: readonly CellResult[],
  comparisons: readonly Comparison[],
  evidences: ReadonlyMap<string, Evidence>,
  result: RunResult,
): string {
  const lives = cells.map((cell) => `${eventLives(cell, evidences.get(cell.id))}${asIssue(cell, result)}`).join('');
  return `${evidences.size === 0 ? '' : legend()}
<div class="beside">${spreadFigures(cells, result)}<div>${expectationTable(cells, result)}</div></div>
${lives}${measurementTable(cells, comparisons, result)}`;
}

function arm(cell: CellResult, evidences: ReadonlyMap<string, Evidence>, result: RunResult): string {
  const evidence = evidences.get(cell.id);
  return `<section class="arm ${cell.transport}" id="${escape(anchor(cell.id))}"><h4><span class="who">${escape(transportTitle(result.catalogue, cell.transport))}</span>
${chip(lookOfCell(cell))}${cell.verdict === 'unsupported' ? '' : ` <span class="why">${prose(cell.why)}</span>`}</h4>
${cell.known ? `<p class="known-note">${prose(`A ${knownInWords(cell.known)}: ${cell.known.note}`)} (${hyperlink(cell.known.source)})</p>` : ''}
${evidence ? drawing(evidence, [...evidences.values()]) : cell.verdict === 'unsupported' ? `<p class="no-chart">${escape(cell.why)}</p>` : ''}</section>`;
}

function drawing(evidence: Evidence, both: readonly Evidence[]): string {
  const frame = timelineFrame(both);
  const left = socketsLeftOut(evidence);
  const shown = drawnEvents(evidence.events).length;
  const drawn = shown === evidence.eventsOf ? '' : `, ${count(shown)} of them drawn`;
  return `<figure class="timeline">${timeline(evidence, frame)}${linkLanes(evidence, frame.spanUs)}
<figcaption>Due to first ack (log) of each event over time · n = ${count(evidence.eventsOf)}${drawn} · ${escape(evidence.cell)}${left > 0 ? ` · ${count(left)} more sockets not drawn` : ''}</figcaption></figure>`;
}

function legend(): string {
  return `<p class="legend"><span><i class="key ack"></i>acked</span><span><i class="key wait"></i>due → acked</span><span><b class="loss">×</b> attempt failed</span>
<span><b>□</b> sent again</span><span><b class="loss big">×</b> never acked</span><span><i class="key fault"></i>fault window, pale while uncertain</span></p>`;
}

function again(cells: readonly CellResult[]): string {
  const lines = cells.map((cell) => {
    const journal = cell.journal ? ` <a href="${escape(encodeURI(cell.journal))}">journal</a>` : '';
    return `<li class="${cell.transport}"><code class="command">${escape(cell.repeat)}</code> <span class="of">seed ${cell.seed}</span>${journal}</li>`;
  });
  return `<details class="again"><summary>Repeat it</summary><ul>${lines.join('')}</ul></details>`;
}
