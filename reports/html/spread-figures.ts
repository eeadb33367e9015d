/** The distributions that a pair is judged by, or its first one where none is: chart and quantiles. */

import type { CellResult, RunResult } from '../../harness/result.ts';
import { type ArmSpread, distribution } from '../charts/distribution.ts';
import { measured } from '../measured.ts';
import { metricOf, own, transportTitle } from '../names.ts';
import { escape } from './markup.ts';

const mostCharts = 2;

export function spreadFigures(cells: readonly CellResult[], result: RunResult): string {
  const judgedBy = new Set(
    cells.flatMap((cell) => [cell.decisive?.metric, ...cell.expectations.map((each) => each.metric)]),
  );
  const spreads = [...new Set(cells.flatMap((cell) => Object.keys(cell.measurements)))]
    .map((name) => ({ name, arms: armsOf(cells, name) }))
    .filter(({ arms }) => arms.length > 0);
  const judging = spreads.filter(({ name }) => judgedBy.has(name));
  const headline = spreads.filter(({ name }) => own(result.catalogue.metrics, name)?.isHeadline);
  const chosen = [judging.slice(0, mostCharts), headline, spreads.slice(0, 1)].find((each) => each.length > 0) ?? [];
  return chosen.map(({ name, arms }) => spreadFigure(name, arms, cells, result)).join('');
}

function armsOf(cells: readonly CellResult[], name: string): readonly ArmSpread[] {
  return cells.flatMap((cell) => {
    const spread = own(cell.measurements, name);
    return spread?.kind === 'spread' && spread.of > 0 ? [{ transport: cell.transport, spread }] : [];
  });
}

function spreadFigure(
  name: string,
  arms: readonly ArmSpread[],
  cells: readonly CellResult[],
  { catalogue, run }: RunResult,
): string {
  const metric = metricOf(catalogue, name);
  const lines = arms.map(({ transport, spread }) => {
    const { figures, stands } = measured(spread, metric);
    const shown = figures.map(
      ({ name, text, tooFew }) =>
        `<span${tooFew ? ` class="weak" title="${tooFew}"` : ''}>${name} <b>${escape(text)}</b>${tooFew ? ` <small>${tooFew}</small>` : ''}</span>`,
    );
    return `<li class="${transport}"><span class="who">${escape(transportTitle(catalogue, transport))}</span> ${shown.join(' ')} <span class="of">${stands}</span></li>`;
  });
  return `<figure class="spread"><figcaption><b>${escape(metric.title)}</b>: share of values at most x · run ${escape(run.id)}</figcaption>
${distribution({ label: `${metric.title}, both transports, ${cells[0]?.scenario ?? ''}`, unit: metric.unit, arms })}<ul class="arms-key">${lines.join('')}</ul></figure>`;
}
