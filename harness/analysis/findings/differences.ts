/** Where an app could not be reached over one transport, or in one system, and could in another. Pure. */

import { count, duration } from '../../base/quantity.ts';
import { seconds } from '../../base/units.ts';
import type { CellResult, Finding, TransportName } from '../../result.ts';
import { largest, worstPair } from '../worst-pair.ts';
import { knownInWords, nameOf, systemsOf, titleOf, who, type Titles } from './words.ts';

/** A shorter time, and a smaller difference, is not worth a headline. */
const worthSaying = seconds(1);

interface Row {
  readonly system: string;
  readonly value: number;
  /** It was not seen to end. */
  readonly isLowerBound?: true;
}

interface Difference {
  readonly finding: Finding;
  /** On how many systems' record it is as a failure. */
  readonly known: number;
  readonly differenceUs: number;
}

/** A failure that is on record comes first, then the largest difference. */
export function differences(cells: readonly CellResult[], titles: Titles): readonly Finding[] {
  return [...Map.groupBy(cells, ({ scenario }) => scenario)]
    .flatMap(([scenario, own]) => differenceIn(titleOf(titles, scenario), own, titles) ?? [])
    .toSorted((a, b) => b.known - a.known || b.differenceUs - a.differenceUs)
    .map(({ finding }) => finding);
}

function differenceIn(title: string, cells: readonly CellResult[], titles: Titles): Difference | undefined {
  const bySocket = rowsOf(cells, 'socket-mode', titles);
  const byHttp = rowsOf(cells, 'http', titles);
  const [transport, rows, otherRows] =
    (bySocket[0]?.value ?? -1) >= (byHttp[0]?.value ?? -1)
      ? (['socket-mode', bySocket, byHttp] as const)
      : (['http', byHttp, bySocket] as const);
  const bad = rows.filter(({ value }) => value >= worthSaying);
  const [worst] = bad;
  if (!worst) return undefined;
  const onRecord = cells.filter((cell) => cell.transport === transport && cell.known !== undefined);
  // Between two that are never back, what differs is how long it was watched.
  const least = Math.min(
    ...[...rows, ...otherRows].filter(({ isLowerBound }) => !isLowerBound).map(({ value }) => value),
  );
  const differenceUs = Number.isFinite(least) && rows.length + otherRows.length > 1 ? worst.value - least : 0;
  if (differenceUs < worthSaying && onRecord.length === 0) return undefined;
  const systems = bad.map(({ system }) => system);
  const isNone = bad.length > 1 && bad.length === rows.length;
  const issues = [...new Set(onRecord.flatMap(({ known }) => (known ? knownInWords(known) : [])))];
  return {
    finding: {
      kind: 'difference',
      headline: `${title}: ${isNone ? 'every system is' : `${who(systems, rows.length)} ${systems.length === 1 ? 'is' : 'are'}`} deaf for ${spanOf(bad)} over ${nameOf(transport)}${elsewhere(rows.slice(bad.length), otherRows, transport)}`,
      detail: [
        'Deaf: what Slack sends in that time gets no ack in time.',
        ...retried(cells),
        ...(issues.length === 0 ? [] : [`${systemsOf(onRecord).join(', ')}: ${issues.join(', ')}.`]),
      ].join(' '),
      cells: cells.map(({ id }) => id),
      metric: 'added-gap',
      ...(rows.length === 1 && otherRows.length === 1 ? {} : { ranking: { metric: 'added-gap', transport, rows } }),
    },
    known: new Set(onRecord.map(({ system }) => system)).size,
    differenceUs,
  };
}

function elsewhere(better: readonly Row[], otherRows: readonly Row[], transport: TransportName): string {
  const [next] = better;
  const [other] = otherRows;
  return [
    ...(next ? [`, the others there for ${atMost(next)}`] : []),
    ...(other
      ? [
          `, for ${otherRows.length > 1 && other.value > 0 ? atMost(other) : timeOf(other)} over ${nameOf(transport === 'http' ? 'socket-mode' : 'http')}`,
        ]
      : []),
  ].join('');
}

function timeOf({ value, isLowerBound }: Row): string {
  return `${isLowerBound ? 'more than ' : ''}${duration(value)}`;
}

function atMost(row: Row): string {
  return row.isLowerBound ? timeOf(row) : `at most ${duration(row.value)}`;
}

function spanOf(bad: readonly Row[]): string {
  const [most, least] = [bad[0], bad.at(-1)].map((row) => (row ? timeOf(row) : ''));
  return least === most ? String(most) : `${least} to ${most}`;
}

/** What became of it: an event comes again, what a person waits for does not (slack-protocol.md §2.7). */
function retried(cells: readonly CellResult[]): readonly string[] {
  const [lost, errors, retries, hasty] = ['lost', 'user-errors', 'retries', 'lost-to-haste'].map((metric) =>
    total(cells, metric),
  );
  return [
    ...(errors === 0
      ? []
      : [`Slack sends a command or a click only once: ${count(errors ?? 0)} times a person saw an error.`]),
    ...(lost === 0
      ? []
      : [
          `Not all of it came later by Slack’s retries: ${count(lost ?? 0)} ${lost === 1 ? 'event was' : 'events were'} lost.`,
        ]),
    ...(hasty === 0 ? [] : [`${count(hasty ?? 0)} Slack gave up only because its retries are hastened here.`]),
    ...(lost === 0 && hasty === 0 && errors === 0 && retries !== 0 ? ['Slack’s retries brought all of it later.'] : []),
  ];
}

function total(cells: readonly CellResult[], metric: string): number {
  return cells.reduce((sum, cell) => sum + (largest([cell], metric) ?? 0), 0);
}

/** Each system's worst pair, as in the matrix, the worst system first. */
function rowsOf(cells: readonly CellResult[], transport: TransportName, { metrics }: Titles): readonly Row[] {
  const own = cells.filter((cell) => cell.transport === transport);
  return systemsOf(own)
    .flatMap((system): readonly Row[] => {
      const having = own.filter((cell) => cell.system === system && cell.measurements['added-gap']?.kind === 'number');
      const deaf = worstPair(having, metrics, 'added-gap')?.cell.measurements['added-gap'];
      return deaf?.kind === 'number'
        ? [{ system, value: deaf.value, ...(deaf.isLowerBound ? { isLowerBound: true } : {}) }]
        : [];
    })
    .toSorted((a, b) => b.value - a.value);
}
