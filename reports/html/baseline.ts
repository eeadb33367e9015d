/** What changed since the earlier run that this one is held against: what got worse first, old figure beside new. */

import { count, quantity, signed } from '../../harness/base/quantity.ts';
import type { RunChange, RunResult } from '../../harness/result.ts';
import { metricOf, scenarioTitle, transportTitle } from '../names.ts';
import { anchor, escape, prose, scrolling } from './markup.ts';

const order: readonly RunChange['word'][] = ['worse', 'better', 'inconclusive', 'equivalent'];
const marks: Readonly<Record<RunChange['word'], string>> = {
  worse: '▲',
  better: '▼',
  inconclusive: '?',
  equivalent: '=',
};

/** Empty where no earlier run was given. */
export function baseline(result: RunResult): string {
  const before = result.baseline;
  if (!before) return '';
  const { id, startedAt, verdicts, figures } = before;
  const worse = [...verdicts, ...figures].filter(({ word }) => word === 'worse').length;
  const same = figures.filter(({ word }) => word === 'equivalent').length;
  const sentences = verdicts
    .toSorted((a, b) => Number(b.word === 'worse') - Number(a.word === 'worse'))
    .map(({ word, sentence }) => `<li${word === 'worse' ? ' class="worse"' : ''}>${prose(sentence)}</li>`);
  const told = worse === 0 ? 'Nothing got worse' : `${count(worse)} got worse`;
  return `<section id="baseline"><h2>Since run ${escape(id)}</h2>
<p class="of">${prose(`${told}; ${count(same)} of ${count(figures.length)} figures are as they were. The earlier run began ${startedAt}.`)}</p>
${sentences.length === 0 ? '' : `<ul class="changes">${sentences.join('')}</ul>`}${table(figures, result)}</section>`;
}

/** What got worse or better stands open; what did not, or is not known, is folded away. */
function table(figures: readonly RunChange[], result: RunResult): string {
  const [told, others] = [figures.filter(isTold), figures.filter((each) => !isTold(each))];
  const unknown = others.filter(({ noise }) => noise === undefined).length;
  const why =
    unknown === 0
      ? ''
      : `, of ${count(unknown)} of which nobody knows how much equal runs differ here (calibrate measures it)`;
  const rest = `<details><summary>${count(others.length)} figures without a change that is sure${why}</summary>${rows('Other figures before and now', others, result)}</details>`;
  return `${told.length === 0 ? '' : rows('Figures before and now', told, result)}${others.length === 0 ? '' : rest}`;
}

function isTold({ word }: RunChange): boolean {
  return word === 'worse' || word === 'better';
}

function rows(label: string, figures: readonly RunChange[], result: RunResult): string {
  const lines = figures
    .toSorted((a, b) => order.indexOf(a.word) - order.indexOf(b.word))
    .map((each) => row(each, result));
  return scrolling(
    label,
    `<table class="figures since"><thead><tr><th scope="col">Figure</th><th scope="col">Before</th><th scope="col">Now</th><th scope="col">Change</th><th scope="col">Equal runs differ by up to</th><th scope="col">Word</th></tr></thead><tbody>${lines.join('')}</tbody></table>`,
  );
}

function row(change: RunChange, { catalogue }: RunResult): string {
  const { scenario, system, transport, metric: name, of, before, after, noise, word, sentence } = change;
  const metric = metricOf(catalogue, name);
  const told = `${metric.title}${of === undefined ? '' : `, ${of}`}`;
  return `<tr class="${word}" title="${escape(sentence)}"><th scope="row"><a href="#${escape(anchor(scenario, system))}">${escape(scenarioTitle(catalogue, scenario))}</a>, ${escape(transportTitle(catalogue, transport))}<span class="asks">${escape(told)} · ${escape(system)}</span></th>
<td>${escape(quantity(before, metric.unit))}</td><td class="number">${escape(quantity(after, metric.unit))}</td><td>${escape(signed(after - before, metric.unit))}</td>
<td>${noise === undefined ? '<span class="none">not known</span>' : escape(quantity(noise, metric.unit))}</td><td><b><span aria-hidden="true">${marks[word]}</span> ${word}</b></td></tr>`;
}
