/** The findings after the one that the page begins with, each with its figures beside it and a way to the cells that show it. */

import type { Finding, RunResult } from '../../harness/result.ts';
import { scenarioTitle, transportTitle } from '../names.ts';
import { figuresOf } from './finding-figures.ts';
import { leadingFinding } from '../leading.ts';
import { anchor, escape, prose } from './markup.ts';

const mostShown = 3;

export function findings(result: RunResult): string {
  const leading = leadingFinding(result);
  const others = result.findings.filter((each) => each !== leading);
  if (others.length === 0) return '';
  return `<section id="findings"><h2>Findings</h2>${others.map((each) => further(each, result)).join('')}</section>`;
}

function further(finding: Finding, result: RunResult): string {
  return `<article class="finding"><div><h3>${prose(finding.headline)}</h3><p>${prose(finding.detail)}</p>${shown(finding, result)}</div>
${figuresOf(finding, result)}</article>`;
}

/** `Show me: Announced recycle over Socket Mode · …` */
function shown({ cells }: Finding, { catalogue, cells: all }: RunResult): string {
  const pointed = new Set(cells);
  const found = all.filter(({ id }) => pointed.has(id));
  const links = found
    .slice(0, mostShown)
    .map(
      ({ id, scenario, transport, system }) =>
        `<a href="#${escape(anchor(id))}" title="${escape(system)}">${escape(scenarioTitle(catalogue, scenario))}, ${escape(transportTitle(catalogue, transport))}</a>`,
    );
  const more = found.length > mostShown ? ` and ${found.length - mostShown} more` : '';
  return links.length === 0 ? '' : `<p class="of">Show me: ${links.join(' · ')}${more}</p>`;
}
