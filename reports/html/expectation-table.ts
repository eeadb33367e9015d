/** What the scenario asked of both arms and what came of it: one row an expectation, one column a transport. */

import type { CellResult, ExpectationResult, RunResult } from '../../harness/result.ts';
import { metricOf, type MetricNames, transportTitle } from '../names.ts';
import { heldAgainst } from '../../harness/base/quantity.ts';
import { lookOf } from '../verdict-look.ts';
import { chip, escape, scrolling } from './markup.ts';

export function expectationTable(cells: readonly CellResult[], { catalogue }: RunResult): string {
  const wanted = new Map(cells.flatMap((cell) => cell.expectations.map((each) => [keyOf(each), each] as const)));
  if (wanted.size === 0) return '';
  const heads = cells.map(
    (cell) => `<th scope="col" class="${cell.transport}">${escape(transportTitle(catalogue, cell.transport))}</th>`,
  );
  const rows = [...wanted].map(([key, each]) => {
    const { title, unit } = metricOf(catalogue, each.metric);
    const found = cells.map((cell) => cell.expectations.find((own) => keyOf(own) === key));
    const limits = found
      .map((own) => limitBeside(own ?? each, unit))
      .reduce((finest, text) => (text.length > finest.length ? text : finest));
    const columns = found.map((own) => (own ? columnOf(own, unit) : '<td class="none">–</td>'));
    return `<tr><th scope="row">${escape(title)}${each.of ? ` ${each.of}` : ''} <span class="limit">${escape(limits)}</span></th>${columns.join('')}</tr>`;
  });
  return scrolling(
    `What ${cells[0]?.scenario ?? 'the scenario'} expects`,
    `<table class="figures expected"><thead><tr><th scope="col">Expected</th>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
}

function keyOf({ metric, of, atLeast, atMost }: ExpectationResult): string {
  return JSON.stringify([metric, of, atLeast, atMost]);
}

function columnOf(own: ExpectationResult, unit: MetricNames['unit']): string {
  const { value, isLowerBound = false, verdict, sentence } = own;
  const text = value === undefined ? '' : `${isLowerBound ? '> ' : ''}${heldAgainst(value, limitsOf(own), unit).value}`;
  const shown = text === '' ? '' : ` <span class="number">${escape(text)}</span>`;
  return `<td title="${escape(sentence)}">${chip(lookOf(verdict))}${shown}</td>`;
}

/** With as many digits as it takes to tell the limit from the value. */
function limitBeside({ value, atLeast, atMost }: ExpectationResult, unit: MetricNames['unit']): string {
  const signs = [...(atLeast === undefined ? [] : ['≥']), ...(atMost === undefined ? [] : ['≤'])];
  const limits = limitsOf({ atLeast, atMost });
  const texts = heldAgainst(value ?? limits[0] ?? 0, limits, unit).limits;
  return signs.map((sign, index) => `${sign} ${texts[index]}`).join(', ');
}

function limitsOf({
  atLeast,
  atMost,
}: {
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}) {
  return [atLeast, atMost].filter((limit) => limit !== undefined);
}
