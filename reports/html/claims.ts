/** What Slack's documents say of the two transports, and what this run shows of it: the claim, both figures, a word and why. */

import { figure, signedRange } from '../../harness/base/quantity.ts';
import type { ClaimFigure, ClaimResult, RunResult } from '../../harness/result.ts';
import { transports } from '../arrange.ts';
import { metricOf, scenarioTitle, systemTitle, transportTitle } from '../names.ts';
import type { VerdictLook } from '../verdict-look.ts';
import { anchor, chip, escape, hyperlink, prose, scrolling } from './markup.ts';

const looks: Readonly<Record<ClaimResult['word'], VerdictLook>> = {
  supported: { mark: '✓', word: 'supported', tone: 'pass' },
  contradicted: { mark: '✗', word: 'contradicted', tone: 'known' },
  inconclusive: { mark: '?', word: 'inconclusive', tone: 'unknown' },
  policy: { mark: '–', word: 'policy', tone: 'unsupported' },
};

const source = 'https://docs.slack.dev/apis/events-api/comparing-http-socket-mode';

/** Those that speak most for or against the claim; the rest are in result.json. */
const mostFigures = 2;
const weight: readonly ClaimFigure['bears'][] = ['for', 'against', 'same', 'open'];

/** True where the run shows something of any claim. */
export function hasClaims({ claims = [] }: RunResult): boolean {
  return claims.some(isShown);
}

/** Empty where the run shows nothing of any claim. */
export function claims(result: RunResult): string {
  if (!hasClaims(result)) return '';
  const all = result.claims ?? [];
  const heads = transports.map(
    (each) => `<th scope="col" class="${each}">${escape(transportTitle(result.catalogue, each))}</th>`,
  );
  const rows = all.filter(isShown).map((each) => row(each, result));
  const table = `<table class="figures claims"><thead><tr><th scope="col">Claim</th><th scope="col">This run</th><th scope="col">On</th>${heads.join('')}</tr></thead>${rows.join('')}</table>`;
  return `<section id="claims"><h2>What Slack says of the two</h2><p class="of">${hyperlink(source)}, in our words, held against this run alone.</p>
${scrolling("Slack's claims", table)}${others(all.filter((each) => !isShown(each)))}</section>`;
}

function isShown({ figures, word }: ClaimResult): boolean {
  return figures.length > 0 || word === 'supported' || word === 'contradicted';
}

function row({ id, claim, word, why, figures }: ClaimResult, result: RunResult): string {
  const shown = figures.toSorted((a, b) => weight.indexOf(a.bears) - weight.indexOf(b.bears)).slice(0, mostFigures);
  const span = Math.max(1, shown.length);
  const [first = '<td></td><td></td><td></td>', ...more] = shown.map((each) => figuresIn(each, result));
  const rest =
    figures.length > shown.length
      ? ` <span class="whole">(${figures.length - shown.length} more in result.json)</span>`
      : '';
  return `<tbody><tr><th scope="rowgroup" rowspan="${span}">${escape(id)} ${prose(claim)}</th>
<td rowspan="${span}">${chip(looks[word])}<span class="asks">${prose(why)}${rest}</span></td>${first}</tr>${more.map((each) => `<tr>${each}</tr>`).join('')}</tbody>`;
}

function figuresIn(shown: ClaimFigure, { catalogue }: RunResult): string {
  const { scenario, system, metric: name, of, values, interval, instances } = shown;
  const metric = metricOf(catalogue, name);
  const columns = transports.map((transport) => {
    const value = values[transport];
    return `<td class="${transport}" data-label="${escape(transportTitle(catalogue, transport))}">${value ? `<span class="number">${escape(figure(value, metric.unit))}</span>` : '<span class="none">–</span>'}</td>`;
  });
  const many = instances === undefined ? '' : `, ${instances} processes`;
  const range = interval ? `<span class="asks">95 %: ${prose(signedRange(interval, metric.unit))}</span>` : '';
  return `<td><a href="#${escape(anchor(scenario, system))}" title="${escape(systemTitle(catalogue, system))}">${escape(scenarioTitle(catalogue, scenario))}</a><span class="asks">${escape(metric.title)}${of === undefined ? '' : `, ${of}`}${many}</span>${range}</td>${columns.join('')}`;
}

function others(claims: readonly ClaimResult[]): string {
  if (claims.length === 0) return '';
  const lines = claims.map(
    ({ id, claim, word, why }) => `<li>${escape(id)} ${prose(claim)}: ${escape(word)}. ${prose(why)}</li>`,
  );
  return `<details><summary>Of which this run shows nothing (${claims.length})</summary><ul class="of">${lines.join('')}</ul></details>`;
}
