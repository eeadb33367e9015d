/** The top of the page: the first finding large, with its figures; the others beneath; then how many cells ended how. */

import type { Finding, RunResult } from '../../harness/result.ts';
import { figuresOfFinding } from '../pair-figures.ts';
import { count, duration } from '../../harness/base/quantity.ts';
import { lookOfCell, tones, withoutFindings } from '../verdict-look.ts';
import { chip } from './chip.ts';
import { pairFigures } from './pair-figures.ts';
import { rankingFigures } from './ranking-figures.ts';
import { engineInWords } from '../engine-in-words.ts';
import { escape } from './escape.ts';

export function hero(result: RunResult): string {
  const [first, ...others] = result.findings;
  return `${first ? leading(first, result) : `<section class="hero"><h1>${withoutFindings(result.cells)}</h1></section>`}
${tallied(result)}
${others.length === 0 ? '' : `<section class="others" aria-label="Further findings">${others.map((each) => further(each, result)).join('')}</section>`}`;
}

function leading(finding: Finding, result: RunResult): string {
  const figures = figuresOf(finding, result);
  return `<section class="hero${figures ? '' : ' alone'}"><div class="words"><p class="kicker">Finding</p>
<h1>${escape(finding.headline)}</h1><p class="lead">${escape(finding.detail)}</p></div>
${figures}</section>`;
}

function further(finding: Finding, result: RunResult): string {
  return `<article class="finding"><h2>${escape(finding.headline)}</h2><p>${escape(finding.detail)}</p>
${figuresOf(finding, result)}</article>`;
}

function figuresOf(finding: Finding, result: RunResult): string {
  if (finding.ranking) return rankingFigures(finding.ranking, finding.cells, result);
  const pair = figuresOfFinding(result, finding);
  return pair ? pairFigures(pair, result) : '';
}

function tallied({ cells, run }: RunResult): string {
  const groups = Map.groupBy(cells, (cell) => lookOfCell(cell).tone);
  const parts = tones.flatMap((tone) => {
    const own = groups.get(tone);
    const look = own?.[0] && lookOfCell(own[0]);
    if (!own || !look) return [];
    const word = tone === 'known' ? `known failure${own.length === 1 ? '' : 's'}` : look.word;
    return [`<li>${chip({ ...look, word: `${count(own.length)} ${word}` })}</li>`];
  });
  return `<section class="tally"><ul>${parts.join('')}</ul><p>${count(cells.length)} cells in ${duration(run.tookUs)} ·
seed ${run.seed} · ${count(run.pairs)} ${run.pairs === 1 ? 'pair' : 'pairs'} · policy ${escape(run.policy.name)} ·
${escape(engineInWords(run.toxiproxy))}</p>
${run.interrupted ? '<p class="cut">This run was cut short; it reports what happened until then</p>' : ''}</section>`;
}
