/** What a run of several systems says in words: each question answered by all of them side by side, worst first. Pure. */

import { valueOf } from './judge.ts';
import { duration, quantity } from '../base/quantity.ts';
import type { CellResult, Finding, ScenarioEntry, TransportName } from '../result.ts';
import { seconds } from '../base/units.ts';

type Scenarios = Readonly<Record<string, Pick<ScenarioEntry, 'title'>>>;

interface Placed {
  readonly system: string;
  readonly value: number;
  readonly cell: CellResult;
}

const arms: readonly (readonly [TransportName, string])[] = [
  ['socket-mode', 'Socket Mode'],
  ['http', 'HTTP'],
];

/** Cells are judged ones of two systems or more. */
export function rankings(cells: readonly CellResult[], scenarios: Scenarios): readonly Finding[] {
  const deafness = [...Map.groupBy(cells, ({ scenario }) => scenario)].flatMap(
    ([scenario, group]) => deaf(scenarios[scenario]?.title ?? scenario, group) ?? [],
  );
  return [
    ...deafness.toSorted((a, b) => b.weight - a.weight).map(({ finding }) => finding),
    ...losses(cells),
    ...quiet(cells),
  ];
}

/** How long each system could not be reached over Socket Mode in one scenario; undefined where none was for a second. */
function deaf(
  title: string,
  cells: readonly CellResult[],
): { readonly finding: Finding; readonly weight: number } | undefined {
  const rows = placed(cells, 'socket-mode', 'gap');
  const bad = rows.filter(({ value }) => value >= seconds(1));
  const [worst] = bad;
  const least = bad.at(-1);
  if (!worst || !least || rows.length < 2) return undefined;
  const rest = rows[bad.length];
  const from = duration(least.value);
  const span = from === duration(worst.value) ? `for ${from}` : `for ${from} to ${duration(worst.value)}`;
  const who =
    rest === undefined
      ? `every system is deaf ${span} over Socket Mode`
      : `${bad.length} of ${rows.length} systems ${bad.length === 1 ? 'is' : 'are'} deaf ${span} over Socket Mode, the others for at most ${duration(rest.value)}`;
  const overHttp = placed(cells, 'http', 'gap')[0];
  const http =
    overHttp === undefined
      ? ''
      : overHttp.value === 0
        ? ' Over HTTP none was.'
        : ` Over HTTP none was for more than ${duration(overHttp.value)}.`;
  return {
    finding: {
      headline: `${title}: ${who}`,
      detail: `Deaf: no event raised in that time has a way to the app; Slack’s retries bring it later.${http}`,
      cells: cells.map(({ id }) => id),
      ranking: { metric: 'gap', transport: 'socket-mode', rows: rows.map(({ system, value }) => ({ system, value })) },
    },
    // What is on record as a defect of an SDK is the news; then what differs most between them.
    weight:
      bad.filter(({ cell }) => cell.known !== undefined).length * 1_000 +
      worst.value / Math.max(rows.at(-1)?.value ?? 1, seconds(0.1)),
  };
}

function losses(cells: readonly CellResult[]): readonly Finding[] {
  const sums = arms.flatMap(([transport, name]) =>
    [
      ...Map.groupBy(
        cells.filter((cell) => cell.transport === transport),
        ({ system }) => system,
      ),
    ].map(([system, own]) => ({
      text: `${system} over ${name}`,
      lost: own.reduce((sum, cell) => sum + (valueOf(cell.measurements['lost'], undefined) ?? 0), 0),
      of: own.reduce((sum, { measurements: { lost } }) => sum + (lost?.kind === 'number' ? lost.of : 0), 0),
    })),
  );
  const losers = sums.filter(({ lost }) => lost > 0).toSorted((a, b) => b.lost - a.lost);
  const of = sums.reduce((sum, each) => sum + each.of, 0);
  if (of === 0) return [];
  const headline =
    losers.length === 0
      ? `No system lost an event, of ${quantity(of, 'count')}`
      : `Lost: ${losers.map(({ text, lost, of: own }) => `${quantity(lost, 'count')} of ${quantity(own, 'count')} by ${text}`).join(', ')}; by the others none`;
  const detail =
    'Lost: not acknowledged on any attempt, retries included. Where Slack’s retries are hastened, they end sooner than Slack’s own.';
  // It points at no cells: the figures of no single pair are what it is about.
  return [{ headline, detail, cells: [] }];
}

/** Acknowledgement in cells without faults, one ranking a transport. */
function quiet(cells: readonly CellResult[]): readonly Finding[] {
  const calm = cells.filter(({ episodes, suite }) => episodes.length === 0 && suite === 'latency');
  return arms.flatMap(([transport, name]) => {
    const rows = placed(calm, transport, 'response-time');
    const worst = rows[0];
    const best = rows.at(-1);
    if (!worst || !best || rows.length < 2) return [];
    return [
      {
        headline: `In a quiet network half of the acks came within ${duration(best.value)} (${best.system}) to ${duration(worst.value)} (${worst.system}) over ${name}`,
        detail: `Through the proxy${transport === 'http' ? ', with a new connection for each event' : ''}.`,
        cells: rows.map(({ cell }) => cell.id),
        ranking: {
          metric: 'response-time',
          of: 'p50' as const,
          transport,
          rows: rows.map(({ system, value }) => ({ system, value })),
        },
      },
    ];
  });
}

/** Each system's worst pair, the worst system first. */
function placed(cells: readonly CellResult[], transport: TransportName, metric: string): readonly Placed[] {
  const arm = cells.filter((cell) => cell.transport === transport);
  return [...Map.groupBy(arm, ({ system }) => system)]
    .flatMap(([system, own]) => {
      const values = own.flatMap((cell) => {
        const value = valueOf(cell.measurements[metric], 'p50');
        return value === undefined ? [] : [{ system, value, cell }];
      });
      return values.toSorted((a, b) => b.value - a.value).slice(0, 1);
    })
    .toSorted((a, b) => b.value - a.value);
}
