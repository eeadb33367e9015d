/** What a run says in words, with its numbers: computed from cells, never written by hand. Pure. */

import { valueOf } from './judge.ts';
import { duration, quantity } from '../base/quantity.ts';
import { rankings } from './rankings.ts';
import type { CellResult, Finding, ScenarioEntry } from '../result.ts';
import { ms, seconds } from '../base/units.ts';

/** p99 lateness of the sender from which milliseconds are told with a warning (measurement.md §6). */
const noisyAboveUs = ms(5);

type Scenarios = Readonly<Record<string, Pick<ScenarioEntry, 'title'>>>;

export function findings(cells: readonly CellResult[], scenarios: Scenarios): readonly Finding[] {
  const judged = cells.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail');
  const bySystem = Map.groupBy(judged, ({ system }) => system);
  // Two are still told one by one; of more nobody would read three sentences each.
  if (bySystem.size > 2) return rankings(judged, scenarios);
  return [...bySystem].flatMap(([system, own]) => [
    ...deafness(system, own, scenarios),
    ...fates(system, own),
    ...quiet(system, own),
  ]);
}

/** Where the app could not be reached over one transport and could over the other, the longest time first. */
function deafness(system: string, cells: readonly CellResult[], scenarios: Scenarios): readonly Finding[] {
  const rows = [...Map.groupBy(cells, ({ scenario }) => scenario)]
    .map(([scenario, group]) => ({
      title: lowerFirst(scenarios[scenario]?.title ?? scenario),
      http: worst(group, 'http', 'gap'),
      socketMode: worst(group, 'socket-mode', 'gap'),
      touchedBySlack: group.some((cell) => cell.known !== undefined),
      cells: group.map(({ id }) => id),
    }))
    .filter(({ socketMode, http }) => (socketMode ?? 0) >= seconds(1) || (http ?? 0) >= seconds(1))
    .toSorted((a, b) => excess(b) - excess(a));
  const known = rows.filter(({ touchedBySlack }) => touchedBySlack);
  const [first] =
    known.length > 0 ? known.toSorted((a, b) => Number(a.http === undefined) - Number(b.http === undefined)) : rows;
  if (!first || first.socketMode === undefined) return [];
  const inHttp = first.http === undefined ? '' : `, for ${duration(first.http)} over HTTP`;
  const others = rows
    .filter((row) => row !== first)
    .map(({ title, http, socketMode }) => {
      const arms = [
        ...(socketMode === undefined ? [] : [`${duration(socketMode)} over Socket Mode`]),
        ...(http === undefined ? [] : [`${duration(http)} over HTTP`]),
      ];
      return `${title}: ${arms.join(', ')}`;
    });
  return [
    {
      headline: `${first.title[0]?.toUpperCase()}${first.title.slice(1)}: ${system} is deaf for ${duration(first.socketMode)} over Socket Mode${inHttp}`,
      detail: `Deaf: no event raised in that time has a way to the app; Slack’s retries bring it later.${others.length === 0 ? '' : ` Elsewhere: ${others.join(' · ')}`}`,
      cells: [first, ...rows.filter((row) => row !== first)].flatMap((row) => row.cells),
    },
  ];
}

function excess({
  http,
  socketMode,
}: {
  readonly http: number | undefined;
  readonly socketMode: number | undefined;
}): number {
  return (socketMode ?? 0) - (http ?? 0);
}

/** What was lost, late and handled twice, over all scenarios that both transports can have. */
function fates(system: string, cells: readonly CellResult[]): readonly Finding[] {
  const scenarios = Map.groupBy(cells, ({ scenario }) => scenario);
  const both = cells.filter(
    ({ scenario }) => new Set(scenarios.get(scenario)?.map(({ transport }) => transport)).size === 2,
  );
  const sums = (['http', 'socket-mode'] as const).map((transport) => {
    const arm = both.filter((cell) => cell.transport === transport);
    return {
      transport,
      of: arm.reduce((sum, { measurements: { lost } }) => sum + (lost?.kind === 'number' ? lost.of : 0), 0),
      lost: total(arm, 'lost'),
      late: total(arm, 'late'),
      duplicates: total(arm, 'duplicates'),
    };
  });
  const [http, socketMode] = sums;
  if (!http || !socketMode || http.of === 0 || socketMode.of === 0) return [];
  const lost =
    http.lost + socketMode.lost === 0
      ? `${system} lost no event over either transport`
      : `${system} lost ${quantity(http.lost, 'count')} events over HTTP and ${quantity(socketMode.lost, 'count')} over Socket Mode`;
  const headline = `${lost}; ${quantity(http.late, 'count')} came late over HTTP, ${quantity(socketMode.late, 'count')} over Socket Mode`;
  return [
    {
      headline,
      detail: `Of ${quantity(http.of, 'count')} events over HTTP and ${quantity(socketMode.of, 'count')} over Socket Mode, in the scenarios both can have. Late: acknowledged more than 3 s after it was due. Handled more than once: ${quantity(http.duplicates, 'count')} over HTTP, ${quantity(socketMode.duplicates, 'count')} over Socket Mode.`,
      cells: both.map(({ id }) => id),
      figures: {
        metric: 'late',
        http: http.late,
        socketMode: socketMode.late,
        over: `${new Set(both.map(({ scenario }) => scenario)).size} scenarios`,
      },
    },
  ];
}

/** Acknowledgement in a cell without faults. */
function quiet(system: string, cells: readonly CellResult[]): readonly Finding[] {
  const calm = cells.filter(({ episodes, suite }) => episodes.length === 0 && suite === 'latency');
  const arm = (transport: CellResult['transport']): { p50: number; p99: number; of: number } | undefined => {
    const spread = calm.find((cell) => cell.transport === transport)?.measurements['response-time'];
    return spread?.kind === 'spread' ? spread : undefined;
  };
  const http = arm('http');
  const socketMode = arm('socket-mode');
  if (!http || !socketMode) return [];
  const lags = calm.flatMap(({ measurements: { 'emission-lag': lag } }) => (lag?.kind === 'spread' ? [lag.p99] : []));
  const lag = Math.max(0, ...lags);
  const noise =
    lag > noisyAboveUs
      ? ` The machine was busy: the sender itself was ${duration(lag)} late at p99, which these figures contain.`
      : '';
  return [
    {
      headline: `In a quiet network half of the acks came within ${duration(http.p50)} over HTTP and ${duration(socketMode.p50)} over Socket Mode`,
      detail: `${system}; p99 ${duration(http.p99)} of ${http.of} events over HTTP, ${duration(socketMode.p99)} of ${socketMode.of} over Socket Mode; HTTP with a new connection for each event, both through the proxy.${noise}`,
      cells: calm.map(({ id }) => id),
    },
  ];
}

function worst(cells: readonly CellResult[], transport: CellResult['transport'], metric: string): number | undefined {
  const values = cells
    .filter((cell) => cell.transport === transport)
    .flatMap((cell) => valueOf(cell.measurements[metric], undefined) ?? []);
  return values.length === 0 ? undefined : Math.max(...values);
}

function total(cells: readonly CellResult[], metric: string): number {
  return cells.reduce((sum, cell) => sum + (valueOf(cell.measurements[metric], undefined) ?? 0), 0);
}

/** Only the first letter: a title may hold a name. */
function lowerFirst(title: string): string {
  return `${title[0]?.toLowerCase() ?? ''}${title.slice(1)}`;
}
