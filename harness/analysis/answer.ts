/** Which transport serves an app better, as far as a run shows: the answer that a report begins with. Pure. */

import { count, duration, figure } from '../base/quantity.ts';
import { seconds } from '../base/units.ts';
import type { Answer, AnswerFigure, AnswerRow, CellResult, Comparison, TransportName } from '../result.ts';
import { nameOf, systemsOf, type Titles, titleOf } from './findings/words.ts';
import { rowOf } from './answer-row.ts';

/** So much deaf time, in its worst scenario, is no reason to choose a transport: Slack's first retry comes at once. */
const mattersUs = seconds(1);

const other: Readonly<Record<TransportName, TransportName>> = { http: 'socket-mode', 'socket-mode': 'http' };

/** One for each system of which a scenario has a verdict over both transports. */
export function answers(
  cells: readonly CellResult[],
  titles: Titles,
  comparisons: readonly Comparison[],
): readonly Answer[] {
  return systemsOf(cells).flatMap((system) => {
    const compared = inBoth(cells.filter((cell) => cell.system === system));
    if (compared.length === 0) return [];
    const own = comparisons.filter((each) => each.system === system && each.by === 'transport');
    return [answerOf(system, compared, { titles, comparisons: own })];
  });
}

function answerOf(
  system: string,
  cells: readonly CellResult[],
  { titles, comparisons }: { readonly titles: Titles; readonly comparisons: readonly Comparison[] },
): Answer {
  const rows = [
    rowOf(cells, { metric: 'lost', by: 'sum' }),
    rowOf(cells, { metric: 'duplicates', by: 'sum' }),
    rowOf(cells, { metric: 'late', by: 'worst' }),
    rowOf(cells, { metric: 'added-gap', by: 'worst' }),
    rowOf(cells, { metric: 'response-time', of: 'p50', by: 'steady' }),
  ].flatMap((row) => row ?? []);
  const { prefers, because } = choice(cells, rows, titles);
  const scenarios = new Set(cells.map(({ scenario }) => scenario)).size;
  return {
    system,
    prefers,
    headline: `${prefers === 'either' ? 'Either transport' : nameOf(prefers)} for ${system}: ${because}`,
    reasons: [
      `Over the ${count(scenarios)} ${scenarios === 1 ? 'scenario that has' : 'scenarios that have'} a verdict over both transports.`,
      howSure(cells, comparisons),
    ],
    rows,
  };
}

/** By failures, then by what was lost, then by the worst deaf time: the first that tells them apart. */
function choice(
  cells: readonly CellResult[],
  rows: readonly AnswerRow[],
  titles: Titles,
): { readonly prefers: Answer['prefers']; readonly because: string } {
  const failing = { http: failedIn(cells, 'http'), 'socket-mode': failedIn(cells, 'socket-mode') };
  const fewer = lesser(failing.http.length, failing['socket-mode'].length);
  const added = rows.find(({ metric }) => metric === 'added-gap');
  if (fewer !== undefined) {
    const worse = other[fewer];
    const many = failing[worse];
    const where = many.length === 1 ? titleOf(titles, many[0] ?? '') : `${count(many.length)} scenarios`;
    const also = failing[fewer].length === 0 ? 'none' : count(failing[fewer].length);
    return { prefers: fewer, because: `it fails ${where} over ${nameOf(worse)}, ${also} over ${nameOf(fewer)}` };
  }
  const lost = rows.find(({ metric }) => metric === 'lost');
  const keeps = lesser(lost?.values.http?.value ?? 0, lost?.values['socket-mode']?.value ?? 0);
  if (keeps !== undefined) {
    const worse = other[keeps];
    return {
      prefers: keeps,
      because: `it loses ${count(lost?.values[worse]?.value ?? 0)} events over ${nameOf(worse)}, ${count(lost?.values[keeps]?.value ?? 0)} over ${nameOf(keeps)}`,
    };
  }
  return byDeafTime(added, cells, titles);
}

function byDeafTime(
  added: AnswerRow | undefined,
  cells: readonly CellResult[],
  titles: Titles,
): { readonly prefers: Answer['prefers']; readonly because: string } {
  const { http, 'socket-mode': socketMode } = added?.values ?? {};
  if (!http || !socketMode) return { prefers: 'either', because: 'nothing that was measured tells them apart' };
  if (Math.abs(http.value - socketMode.value) <= mattersUs) {
    const most = Math.max(http.value, socketMode.value);
    const isMore = [http, socketMode].some(({ value, isLowerBound }) => value === most && isLowerBound);
    return {
      prefers: 'either',
      because:
        most === 0
          ? 'over neither is it deaf for longer than an outage lasts'
          : `over both it is deaf for at most ${figure({ value: most, isLowerBound: isMore }, 'us')} longer than an outage lasts`,
    };
  }
  const prefers = http.value < socketMode.value ? 'http' : 'socket-mode';
  const worse = other[prefers];
  const [more, less] = [added?.values[worse], added?.values[prefers]];
  return {
    prefers,
    because: `over ${nameOf(worse)} it is deaf for up to ${figureOf(more)} longer than an outage lasts (${whereOf(more, cells, titles)}), over ${nameOf(prefers)} for up to ${figureOf(less)}`,
  };
}

function figureOf(shown: AnswerFigure | undefined): string {
  return shown === undefined || shown.value === 0 ? duration(0) : figure(shown, 'us');
}

function whereOf(shown: AnswerFigure | undefined, cells: readonly CellResult[], titles: Titles): string {
  return titleOf(titles, cells.find(({ id }) => id === shown?.cell)?.scenario ?? '');
}

function lesser(http: number, socketMode: number): TransportName | undefined {
  if (http === socketMode) return undefined;
  return http < socketMode ? 'http' : 'socket-mode';
}

/** Scenarios, each once. */
function failedIn(cells: readonly CellResult[], transport: TransportName): readonly string[] {
  const failed = cells.filter((cell) => cell.transport === transport && cell.verdict === 'fail');
  return [...new Set(failed.map(({ scenario }) => scenario))];
}

function howSure(cells: readonly CellResult[], comparisons: readonly Comparison[]): string {
  const pairs = Math.max(...cells.map(({ pair }) => pair));
  if (pairs < 6)
    return `Seen in ${pairs === 1 ? 'one pair of runs' : `${count(pairs)} pairs of runs`}: a figure is that of its worst run, and a difference gets its 95 % interval from six pairs on (--pairs 6).`;
  const words = Map.groupBy(comparisons, ({ word }) => word);
  const told = [...words].map(([word, own]) => `${count(own.length)} ${word}`).join(', ');
  return `Seen in ${count(pairs)} pairs of runs; of Socket Mode against HTTP: ${told === '' ? 'nothing compared' : told}.`;
}

/** Those of scenarios that have a verdict over both transports. */
function inBoth(cells: readonly CellResult[]): readonly CellResult[] {
  const judged = cells.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail');
  const scenarios = Map.groupBy(judged, ({ scenario }) => scenario);
  return judged.filter(
    ({ scenario }) => new Set(scenarios.get(scenario)?.map(({ transport }) => transport)).size === 2,
  );
}
