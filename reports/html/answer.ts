/** Which transport serves each system better, with the figures that say so: one card a system, or one table where there are many. */

import { figure } from '../../harness/base/quantity.ts';
import type { Answer, AnswerFigure, AnswerRow, RunResult, TransportName } from '../../harness/result.ts';
import { transports } from '../arrange.ts';
import { metricOf, scenarioTitle, systemTitle, transportTitle } from '../names.ts';
import { leadingAnswer } from '../leading.ts';
import { anchor, escape, prose, scrolling } from './markup.ts';

/** So many cards are read one by one; more systems are compared in one table. */
const mostCards = 2;

/** Empty where the page begins with it, or no system was measured over both transports. */
export function answer(result: RunResult): string {
  const { answers = [] } = result;
  if (answers.length === 0 || leadingAnswer(result)) return '';
  const body =
    answers.length <= mostCards ? answers.map((each) => card(each, result)).join('') : table(answers, result);
  return `<section id="answer"><h2>Which transport</h2>${body}</section>`;
}

/** As the top of the page: nothing failed, and one app was asked about. */
export function answerFirst(each: Answer, result: RunResult): string {
  return `<section class="hero" id="answer"><div class="words"><p class="kicker">Which transport</p>
<h1>${prose(each.headline)}</h1>${reasons(each)}</div>
${figures(each, result)}</section>`;
}

function card(each: Answer, result: RunResult): string {
  return `<article class="answer"><div><h3>${prose(each.headline)}</h3>${reasons(each)}</div>
${figures(each, result)}</article>`;
}

function reasons(each: Answer): string {
  return each.reasons.map((reason) => `<p class="of">${prose(reason)}</p>`).join('');
}

function figures(each: Answer, result: RunResult): string {
  const rows = each.rows.map(
    (row) => `<tr><th scope="row">${escape(nameOf(row, result))}</th>${entries(row, result)}</tr>`,
  );
  const shown = `<table class="figures answered"><thead><tr><td></td>${heads(result)}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return scrolling(`Figures of ${systemTitle(result.catalogue, each.system)}`, shown, ' card');
}

function heads(result: RunResult): string {
  return transports
    .map((each) => `<th scope="col" class="${each}">${escape(transportTitle(result.catalogue, each))}</th>`)
    .join('');
}

/** `deaf time added by the app, at worst`. */
function nameOf({ metric, of, by }: AnswerRow, { catalogue }: RunResult): string {
  const title = `${metricOf(catalogue, metric).title}${of ? `, ${of}` : ''}`;
  if (by === 'steady') return `${title}, on a quiet network`;
  return by === 'worst' ? `${title}, at worst` : title;
}

function entries(row: AnswerRow, result: RunResult): string {
  return transports.map((transport) => `<td>${entry(row, row.values[transport], transport, result)}</td>`).join('');
}

function entry(row: AnswerRow, shown: AnswerFigure | undefined, transport: TransportName, result: RunResult): string {
  if (!shown) return '<span class="none">not known</span>';
  const number = `<span class="number">${escape(figure(shown, metricOf(result.catalogue, row.metric).unit))}</span>`;
  const cell = result.cells.find(({ id }) => id === shown.cell);
  if (!cell) return number;
  const where = scenarioTitle(result.catalogue, cell.scenario);
  const what = `Show ${where} over ${transportTitle(result.catalogue, transport)}`;
  return `${number} <a class="of" href="#${escape(anchor(cell.id))}" aria-label="${escape(what)}">${escape(where)}</a>`;
}

function table(answers: readonly Answer[], result: RunResult): string {
  const metrics = [...new Map(answers.flatMap(({ rows }) => rows).map((row) => [nameOf(row, result), row])).keys()];
  const rows = answers.map((each) => {
    const named = new Map(each.rows.map((row) => [nameOf(row, result), row]));
    const cells = metrics.flatMap((name) =>
      transports.map((transport) => {
        const row = named.get(name);
        return `<td>${row ? entry(row, row.values[transport], transport, result) : ''}</td>`;
      }),
    );
    const title = systemTitle(result.catalogue, each.system);
    return `<tr><th scope="row">${escape(title)}<span class="asks">${prose(each.headline)}</span></th>${cells.join('')}</tr>`;
  });
  const shown = `<table class="figures answered"><thead>
<tr><th scope="col" rowspan="2">System</th>${metrics.map((name) => `<th scope="colgroup" colspan="2">${escape(name)}</th>`).join('')}</tr>
<tr>${metrics.map(() => heads(result)).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return `${scrolling('Which transport, by system', shown)}
<p class="note">${prose(answers[0]?.reasons.at(-1) ?? '')}</p>`;
}
