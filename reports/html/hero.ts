/** The top of the page: what the run says first, large, with its figures; then how many cells ended how. */

import type { RunResult } from '../../harness/result.ts';
import { count, duration } from '../../harness/base/quantity.ts';
import { engineInWords, lookOfCell, tallied, withoutFindings } from '../verdict-look.ts';
import { answerFirst } from './answer.ts';
import { figuresOf } from './finding-figures.ts';
import { leadingAnswer, leadingFinding } from '../leading.ts';
import { anchor, chip, escape, prose } from './markup.ts';

export function hero(result: RunResult): string {
  return `${first(result)}
${tally(result)}`;
}

function first(result: RunResult): string {
  const answer = leadingAnswer(result);
  if (answer) return answerFirst(answer, result);
  const finding = leadingFinding(result);
  if (!finding) return `<section class="hero alone"><h1>${withoutFindings(result.cells)}</h1></section>`;
  const figures = figuresOf(finding, result);
  return `<section class="hero${figures ? '' : ' alone'}"><div class="words"><p class="kicker">Finding</p>
<h1>${prose(finding.headline)}</h1><p class="lead">${prose(finding.detail)}</p></div>
${figures}</section>`;
}

function tally({ cells, run }: RunResult): string {
  const parts = tallied(cells).map((look) => {
    const to = cells.find((cell) => lookOfCell(cell).tone === look.tone);
    return `<li><a href="#${escape(anchor(to?.id ?? ''))}" data-verdict="${look.tone}">${chip(look)}</a></li>`;
  });
  return `<section class="tally"><ul>${parts.join('')}</ul><p>${count(cells.length)} cells in ${prose(duration(run.tookUs))} ·
seed ${run.seed} · ${count(run.pairs)} ${run.pairs === 1 ? 'pair' : 'pairs'} · policy ${escape(run.policy.name)} ·
${escape(engineInWords(run.toxiproxy))}</p>
${run.interrupted ? '<p class="cut">This run was cut short; it reports what happened until then</p>' : ''}</section>`;
}
