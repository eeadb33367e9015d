/** What the scenario asked of both arms and what came of it: one row an expectation, one column a transport. */

import type { CellResult, ExpectationResult, RunResult } from '../../harness/result.ts';
import { metricOf, transportTitle } from '../names.ts';
import { figure, quantity } from '../../harness/base/quantity.ts';
import { lookOf } from '../verdict-look.ts';
import { chip } from './chip.ts';
import { escape } from './escape.ts';

export function expectationTable(cells: readonly CellResult[], { catalogue }: RunResult): string {
  const wanted = new Map(cells.flatMap((cell) => cell.expectations.map((each) => [keyOf(each), each] as const)));
  if (wanted.size === 0) return '';
  const heads = cells.map(
    (cell) => `<th scope="col" class="${cell.transport}">${escape(transportTitle(catalogue, cell.transport))}</th>`,
  );
  const rows = [...wanted].map(([key, each]) => {
    const { title, unit } = metricOf(catalogue, each.metric);
    const columns = cells.map((cell) => {
      const found = cell.expectations.find((own) => keyOf(own) === key);
      if (!found) return '<td class="none">–</td>';
      const value =
        found.value === undefined
          ? ''
          : ` <span class="number">${escape(figure({ ...found, value: found.value }, unit))}</span>`;
      return `<td title="${escape(found.sentence)}">${chip(lookOf(found.verdict))}${value}</td>`;
    });
    return `<tr><th scope="row">${escape(title)}${each.of ? ` ${each.of}` : ''} <span class="limit">${escape(limit(each, unit))}</span></th>${columns.join('')}</tr>`;
  });
  return `<div class="scroll"><table class="figures"><thead><tr><th scope="col">Expected</th>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function keyOf({ metric, of, atLeast, atMost }: ExpectationResult): string {
  return JSON.stringify([metric, of, atLeast, atMost]);
}

function limit({ atLeast, atMost }: ExpectationResult, unit: ReturnType<typeof metricOf>['unit']): string {
  const parts = [
    ...(atLeast === undefined ? [] : [`≥ ${quantity(atLeast, unit)}`]),
    ...(atMost === undefined ? [] : [`≤ ${quantity(atMost, unit)}`]),
  ];
  return parts.join(', ');
}
