/** Every difference of the run on one axis: with its interval, the margin within which it does not matter, and its word. */

import { quantity, signed, signedRange } from '../../harness/base/quantity.ts';
import type { Comparison, RunResult } from '../../harness/result.ts';
import { forestAxis, forestStrip, type Placed, reachOf } from '../charts/forest-strip.ts';
import { inkOf, quietInk } from '../charts/palette.ts';
import { inMargins, orderedDifferences } from '../differences.ts';
import { metricOf, scenarioTitle, systemTitle, transportTitle } from '../names.ts';
import { anchor, escape, prose } from './markup.ts';

/** More would hide what matters; those left out are in the measurements of their pairs, and in result.json. */
const mostRows = 40;
const marks: Readonly<Record<Comparison['word'], string>> = {
  worse: '▲',
  better: '▼',
  equivalent: '=',
  inconclusive: '?',
};

/** Empty where nothing was compared. */
export function forest(result: RunResult): string {
  const all = orderedDifferences(result);
  const [first] = all;
  if (!first) return '';
  const shown = all.slice(0, mostRows);
  const placed = shown.map((each) => ({
    comparison: each,
    now: placedIn(each, each, result),
    before: beforeOf(each, result),
  }));
  const reach = reachOf(placed.flatMap(({ now, before }) => (before ? [now, before] : [now])));
  const rows = placed.map((each) => row(each, { result, reach }));
  const earlier = placed.some(({ before }) => before) ? ' Small and grey above it: the earlier run.' : '';
  const second = first.by === 'transport' ? transportTitle(result.catalogue, 'socket-mode') : 'it is';
  const against =
    first.by === 'transport'
      ? `${transportTitle(result.catalogue, 'socket-mode')} against HTTP`
      : `each system against ${systemTitle(result.catalogue, first.arms[0].system)}`;
  const left =
    all.length > shown.length ? ` ${all.length - shown.length} more, which matter less, are in result.json.` : '';
  return `<section id="differences"><h2>Differences: ${escape(against)}</h2>
<p class="note">Dot: the difference over the pairs; line: its 95 % interval (hollow: too few pairs for one). In the grey band, one margin wide to each side, it does not matter. The axis counts margins.${earlier}${left}</p>
<table class="forest"><thead><tr><th scope="col">Scenario</th><th scope="col"><span class="ends"><span>← ${escape(second)} better</span><span>worse →</span></span>${forestAxis(reach)}</th><th scope="col">Difference</th><th scope="col">Word</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

interface Row {
  readonly comparison: Comparison;
  readonly now: Placed;
  readonly before: Placed | undefined;
}

/** `of`: whose margin it is told in. */
function placedIn(
  { difference, interval }: Pick<Comparison, 'difference' | 'interval'>,
  of: Comparison,
  result: RunResult,
): Placed {
  const at = (value: number): number => inMargins(value, of, result);
  if (!interval) return { at: at(difference) };
  const [a, b] = [at(interval[0]), at(interval[1])];
  return { at: at(difference), interval: [Math.min(a, b), Math.max(a, b)] };
}

function beforeOf(comparison: Comparison, result: RunResult): Placed | undefined {
  const { scenario, system, metric, of, arms } = comparison;
  const found = result.baseline?.differences?.find(
    (each) =>
      each.scenario === scenario &&
      each.system === system &&
      each.metric === metric &&
      each.of === of &&
      each.transport === arms[1].transport,
  );
  return found && placedIn(found, comparison, result);
}

function row(
  { comparison, now, before }: Row,
  { result, reach }: { readonly result: RunResult; readonly reach: number },
): string {
  const { scenario, system, metric: name, of, by, arms, difference, interval, margin, phrase, word, why } = comparison;
  const { catalogue } = result;
  const metric = metricOf(catalogue, name);
  const isOne = new Set(result.comparisons.map((each) => each.system)).size === 1;
  const who = [
    ...(isOne ? [] : [systemTitle(catalogue, system)]),
    ...(by === 'system' ? [transportTitle(catalogue, arms[1].transport)] : []),
    `${metric.title}${of === undefined ? '' : `, ${of}`}`,
  ];
  const range = interval ? `<span class="asks">${prose(signedRange(interval, metric.unit))}</span>` : '';
  return `<tr><th scope="row"><a href="#${escape(anchor(scenario, system))}">${escape(scenarioTitle(catalogue, scenario))}</a><span class="asks">${escape(who.join(' · '))}</span></th>
<td>${forestStrip(`Difference in ${scenarioTitle(catalogue, scenario)}: ${signed(difference, metric.unit)}`, { now, before, ink: inkIn(comparison), reach })}</td>
<td><span class="number">${escape(signed(difference, metric.unit))}</span>${range}</td>
<td class="${word}" title="${escape(why)}"><b><span aria-hidden="true">${marks[word]}</span> ${escape(phrase)}</b><span class="asks">margin ${escape(quantity(margin, metric.unit))}</span></td></tr>`;
}

/** The colour of the arm that does better. */
function inkIn({ word, arms: [first, second] }: Comparison): string {
  if (word !== 'better' && word !== 'worse') return quietInk;
  return inkOf[word === 'better' ? second.transport : first.transport];
}
