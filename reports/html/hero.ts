/** The top of the page: the first finding large, with its figures; the others beneath; then how many cells ended how. */

import type { Finding, RunResult } from '../../harness/result.ts';
import { figuresOfFinding } from '../pair-figures.ts';
import { count, duration } from '../../harness/base/quantity.ts';
import { engineInWords, tallied, withoutFindings } from '../verdict-look.ts';
import { chip, escape, prose } from './markup.ts';
import { pairFigures } from './pair-figures.ts';
import { rankingFigures } from './ranking-figures.ts';

export function hero(result: RunResult): string {
  const [first, ...others] = result.findings;
  return `${first ? leading(first, result) : `<section class="hero"><h1>${withoutFindings(result.cells)}</h1></section>`}
${tally(result)}
${others.length === 0 ? '' : `<section class="others" aria-label="Further findings">${others.map((each) => further(each, result)).join('')}</section>`}`;
}

function leading(finding: Finding, result: RunResult): string {
  const figures = figuresOf(finding, result);
  return `<section class="hero${figures ? '' : ' alone'}"><div class="words"><p class="kicker">Finding</p>
<h1>${prose(finding.headline)}</h1><p class="lead">${prose(finding.detail)}</p></div>
${figures}</section>`;
}

function further(finding: Finding, result: RunResult): string {
  return `<article class="finding"><h2>${prose(finding.headline)}</h2><p>${prose(finding.detail)}</p>
${figuresOf(finding, result)}</article>`;
}

function figuresOf(finding: Finding, result: RunResult): string {
  if (finding.ranking) return rankingFigures(finding.ranking, finding.cells, result);
  const pair = figuresOfFinding(result, finding);
  return pair ? pairFigures(pair, result) : '';
}

function tally({ cells, run }: RunResult): string {
  const parts = tallied(cells).map((look) => `<li>${chip(look)}</li>`);
  return `<section class="tally"><ul>${parts.join('')}</ul><p>${count(cells.length)} cells in ${prose(duration(run.tookUs))} ·
seed ${run.seed} · ${count(run.pairs)} ${run.pairs === 1 ? 'pair' : 'pairs'} · policy ${escape(run.policy.name)} ·
${escape(engineInWords(run.toxiproxy))}</p>
${run.interrupted ? '<p class="cut">This run was cut short; it reports what happened until then</p>' : ''}</section>`;
}
