/** Everything that was measured in both arms, whatever it is called, and the word of each comparison; what each asks stands once (`manifest.ts`). */

import type { CellResult, Comparison, Measurement, RunResult } from '../../harness/result.ts';
import { measured } from '../measured.ts';
import { metricOf, own, transportTitle } from '../names.ts';
import { signed, signedRange } from '../../harness/base/quantity.ts';
import { escape, prose, scrolling } from './markup.ts';

export function measurementTable(
  cells: readonly CellResult[],
  comparisons: readonly Comparison[],
  { catalogue }: RunResult,
): string {
  const names = [...new Set(cells.flatMap((cell) => Object.keys(cell.measurements)))];
  if (names.length === 0) return '';
  const heads = cells.map(
    (cell) => `<th scope="col" class="${cell.transport}">${escape(transportTitle(catalogue, cell.transport))}</th>`,
  );
  const told = names.filter((name) => cells.some((cell) => isMeasured(own(cell.measurements, name))));
  const silent = names.filter((name) => !told.includes(name));
  const rows = told.map((name) => {
    const metric = metricOf(catalogue, name);
    const columns = cells.map((cell) => `<td>${entry(own(cell.measurements, name), metric)}</td>`);
    const compared = comparisons.filter((each) => each.metric === name).map((each) => versus(each, metric.unit));
    return `<tr><th scope="row">${escape(metric.title)}</th>${columns.join('')}<td class="versus">${compared.join('<br>') || '–'}</td></tr>`;
  });
  const against = comparisons.some(({ by }) => by === 'system') ? 'Compared' : 'Socket Mode against HTTP';
  const table = `<table class="figures all"><thead>
<tr><th scope="col">Metric</th>${heads.join('')}<th scope="col">${against}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return `<details><summary>All measurements (${names.length})</summary>${scrolling(`All measurements of ${cells[0]?.scenario ?? 'the scenario'}`, table)}${unmeasured(silent, cells, catalogue)}</details>`;
}

function isMeasured(measurement: Measurement | undefined): boolean {
  return measurement !== undefined && measurement.kind !== 'nothing';
}

/** What no arm has, and why, in one line: rows of nothing hide the others. */
function unmeasured(names: readonly string[], cells: readonly CellResult[], catalogue: RunResult['catalogue']): string {
  if (names.length === 0) return '';
  const told = names.map((name) => {
    const whys = cells.flatMap((cell) => {
      const found = own(cell.measurements, name);
      return found?.kind === 'nothing' ? [found.why] : [];
    });
    return `${metricOf(catalogue, name).title} (${[...new Set(whys)].join('; ')})`;
  });
  return `<p class="note">Nothing to measure here: ${prose(told.join(' · '))}</p>`;
}

function entry(measurement: Measurement | undefined, metric: ReturnType<typeof metricOf>): string {
  if (!measurement) return '<span class="none">not measured</span>';
  const { figures, stands, witnesses } = measured(measurement, metric);
  const shown = figures.map(({ name, text, tooFew }) => {
    const words = `${name && `<span class="of">${escape(name)}</span> `}<span class="number">${escape(text)}</span>`;
    return tooFew
      ? `<span class="weak">${words} <small>${tooFew}</small></span>`
      : figures.length > 1
        ? `<span>${words}</span>`
        : words;
  });
  const examples =
    witnesses.length === 0
      ? ''
      : `<span class="witnesses">for example ${witnesses.map((id) => `<code>${escape(id)}</code>`).join(' ')}</span>`;
  const row = shown.length > 1 ? `<span class="row">${shown.join(' ')}</span>` : shown.join('');
  return `${row} <span class="of">${prose(stands)}</span>${examples}`;
}

function versus(
  { of, difference, interval, phrase, why, by, arms: [first] }: Comparison,
  unit: ReturnType<typeof metricOf>['unit'],
): string {
  const between = interval ? ` (95 %: ${signedRange(interval, unit)})` : '';
  const against =
    by === 'system' ? ` <span class="of">against ${escape(first.system)}, ${escape(first.transport)}</span>` : '';
  return `<b>${escape(phrase)}</b>${against} ${of ?? ''} <span class="number">${escape(signed(difference, unit))}</span>${prose(between)}<span class="asks">${prose(why)}</span>`;
}
