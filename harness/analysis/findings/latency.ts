/** How long an acknowledgement takes where nothing is wrong. Pure. */

import { duration } from '../../base/quantity.ts';
import { ms } from '../../base/units.ts';
import type { CellResult, Finding, Measurement, TransportName } from '../../result.ts';
import { nameOf, systemsOf, transports } from './words.ts';

/** p99 lateness of the harness from which milliseconds are given with a warning (measurement.md §6). */
const noisyAboveUs = ms(5);

interface Row {
  readonly system: string;
  readonly spread: Extract<Measurement, { kind: 'spread' }>;
}

/** Both transports in one sentence for one system; for several a ranking of each transport. */
export function latency(cells: readonly CellResult[]): readonly Finding[] {
  const calm = cells.filter(({ episodes, suite }) => episodes.length === 0 && suite === 'latency');
  const arms = transports
    .map(([transport]) => ({ transport, rows: rowsOf(calm, transport) }))
    .filter(({ rows }) => rows.length > 0)
    .toReversed();
  const isOne = arms.every(({ rows }) => rows.length === 1);
  const groups = isOne ? [arms] : arms.map((arm) => [arm]);
  return groups.filter((group) => group.length > 0).map((group) => findingOf(group, calm));
}

function findingOf(
  arms: readonly { readonly transport: TransportName; readonly rows: readonly Row[] }[],
  calm: readonly CellResult[],
): Finding {
  const each = (words: (rows: readonly Row[]) => string): string =>
    arms.map(({ transport, rows }) => `${words(rows)} over ${nameOf(transport)}`).join(' and ');
  const [first] = arms;
  const own = calm.filter((cell) => arms.some(({ transport }) => transport === cell.transport));
  const lag = Math.max(
    0,
    ...own.flatMap(({ measurements: { 'emission-lag': late } }) => (late?.kind === 'spread' ? [late.p99] : [])),
  );
  const connections = arms.some(({ transport }) => transport === 'http')
    ? ' Over HTTP each event has a connection of its own, unless --keep-alive is given.'
    : '';
  return {
    kind: 'latency',
    headline: `Quiet network: half of the events are acknowledged within ${each(within)}`,
    detail: `99 % within ${each((rows) => span(rows, ({ spread: { p99 } }) => p99))}. Everything goes through the proxy.${connections}${
      lag > noisyAboveUs
        ? ` The machine was busy: the harness sent events up to ${duration(lag)} late (p99), and these figures contain that.`
        : ''
    }`,
    cells: own.map(({ id }) => id),
    ...(arms.length === 1 && first
      ? {
          ranking: {
            metric: 'response-time',
            of: 'p50' as const,
            transport: first.transport,
            rows: first.rows.map(({ system, spread: { p50 } }) => ({ system, value: p50 })),
          },
        }
      : {}),
  };
}

/** `2.0 ms`, or `1.0 ms (b) to 3.0 ms (a)`. */
function within(rows: readonly Row[]): string {
  const [worst] = rows;
  const best = rows.at(-1);
  if (!worst || !best) return '';
  const [most, least] = [worst, best].map(({ spread: { p50 } }) => duration(p50));
  return least === most ? String(most) : `${least} (${best.system}) to ${most} (${worst.system})`;
}

function span(rows: readonly Row[], valueOf: (row: Row) => number): string {
  const values = rows.map(valueOf);
  const [least, most] = [duration(Math.min(...values)), duration(Math.max(...values))];
  return least === most ? most : `${least} to ${most}`;
}

/** Each system's slowest pair, the slowest system first. */
function rowsOf(cells: readonly CellResult[], transport: TransportName): readonly Row[] {
  const own = cells.filter((cell) => cell.transport === transport);
  const slowestFirst = (a: Row, b: Row): number => b.spread.p50 - a.spread.p50;
  return systemsOf(own)
    .flatMap((system) =>
      own
        .filter((cell) => cell.system === system)
        .flatMap(({ measurements: { 'response-time': spread } }) =>
          spread?.kind === 'spread' ? [{ system, spread }] : [],
        )
        .toSorted(slowestFirst)
        .slice(0, 1),
    )
    .toSorted(slowestFirst);
}
