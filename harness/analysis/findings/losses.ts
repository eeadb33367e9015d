/** What was lost and late, over the scenarios that both transports can have. Pure. */

import { count } from '../../base/quantity.ts';
import type { CellResult, Finding, TransportName } from '../../result.ts';
import { largest } from '../worst-pair.ts';
import { firstOf, nameOf, systemsOf, transports } from './words.ts';

interface Sum {
  readonly transport: TransportName;
  readonly of: number;
  readonly lost: number;
  /** Lost to hastened retries, and not in `lost`. */
  readonly hasty: number;
  readonly late: number;
  /** Undefined where no app says or shows what it handled. */
  readonly twice: number | undefined;
  /** `3 never delivered`, the most first: also those that do not count against the app. */
  readonly kinds: readonly string[];
  /** `3 by bolt-js@5.1.0`, the most first. */
  readonly losers: readonly string[];
}

export function losses(cells: readonly CellResult[]): readonly Finding[] {
  const counted = inBoth(cells);
  const sums = transports
    .map(([transport]) => sumOf(counted, transport))
    .filter(({ of }) => of > 0)
    .toReversed();
  const [http, socketMode] = sums;
  if (!http) return [];
  const each = (words: (sum: Sum) => string): string =>
    sums.map((sum) => `${words(sum)} over ${nameOf(sum.transport)}`).join(', ');
  const isNoneLost = sums.every(({ lost }) => lost === 0);
  const unseen = systemsOf(counted.filter(isUnseen));
  const isAllUnseen = counted.every((cell) => isUnseen(cell) || !hasEvents(cell));
  const lost = isNoneLost
    ? isAllUnseen
      ? `No event was left unacknowledged, of ${each(({ of }) => count(of))}; whether any was handled is not known`
      : `No event was lost, of ${each(({ of }) => count(of))}`
    : `Lost: ${each((sum) => `${count(sum.lost)} of ${count(sum.of)} events${sum.losers.length === 0 ? '' : ` (${firstOf(sum.losers)})`}`)}`;
  const hasty = sums.some((sum) => sum.hasty > 0)
    ? `; given up only because retries are hastened: ${each((sum) => count(sum.hasty))}`
    : '';
  const all = sums.flatMap(({ kinds, transport: by }) =>
    kinds.length === 0 ? [] : [`${kinds.join(', ')} over ${nameOf(by)}`],
  );
  const scenarios = new Set(counted.map(({ scenario }) => scenario)).size;
  const over = `${count(scenarios)} ${scenarios === 1 ? 'scenario' : 'scenarios'}`;
  return [
    {
      kind: 'losses',
      headline: `${lost}${hasty}; late: ${each(({ late }) => count(late))}`,
      detail: `${unseen.length === 0 ? '' : `Of ${firstOf(unseen)} it is not known what it handled, as it neither says so nor answers: what it acknowledged counts as handled (docs/own-app.md). `}Lost: never handled, with all of Slack’s retries, where that is the app’s doing.${all.length === 0 ? '' : ` Never handled: ${all.join('; ')}.`} Late: acknowledged more than 3 s after the event was due. Handled more than once: ${each(({ twice }) => (twice === undefined ? 'not known' : count(twice)))}. Counted over ${over}${socketMode ? ' that both transports can have' : ''}.`,
      cells: counted.map(({ id }) => id),
      ...(socketMode ? { figures: { metric: 'late', http: http.late, socketMode: socketMode.late, over } } : {}),
    },
  ];
}

function hasEvents({ measurements: { lost } }: CellResult): boolean {
  return lost?.kind === 'number' && lost.of > 0;
}

function isUnseen(cell: CellResult): boolean {
  return cell.handledBy === 'acks' && hasEvents(cell);
}

/** Where one transport alone was run, all of them. */
function inBoth(cells: readonly CellResult[]): readonly CellResult[] {
  const scenarios = Map.groupBy(cells, ({ scenario }) => scenario);
  const both = cells.filter(
    ({ scenario }) => new Set(scenarios.get(scenario)?.map(({ transport }) => transport)).size === 2,
  );
  return new Set(cells.map(({ transport }) => transport)).size === 2 ? both : cells;
}

function sumOf(cells: readonly CellResult[], transport: TransportName): Sum {
  const own = cells.filter((cell) => cell.transport === transport);
  const total = (some: readonly CellResult[], metric: string): number =>
    some.reduce((sum, cell) => sum + (largest([cell], metric) ?? 0), 0);
  const losers = systemsOf(own)
    .map((system) => ({
      system,
      lost: total(
        own.filter((cell) => cell.system === system),
        'lost',
      ),
    }))
    .filter(({ lost }) => lost > 0)
    .toSorted((a, b) => b.lost - a.lost);
  return {
    transport,
    of: own.reduce((sum, { measurements: { lost } }) => sum + (lost?.kind === 'number' ? lost.of : 0), 0),
    lost: total(own, 'lost'),
    hasty: total(own, 'lost-to-haste'),
    late: total(own, 'late'),
    twice: own.some(({ measurements }) => measurements['duplicates']?.kind === 'number')
      ? total(own, 'duplicates')
      : undefined,
    kinds: kindsIn(own),
    losers: losers.map(({ system, lost }) => `${count(lost)} by ${system}`),
  };
}

function kindsIn(cells: readonly CellResult[]): readonly string[] {
  const counted = cells.flatMap(({ measurements: { losses: found } }) =>
    found?.kind === 'tally' ? Object.entries(found.counts) : [],
  );
  return [...Map.groupBy(counted, ([kind]) => kind)]
    .map(([kind, own]) => [kind, own.reduce((sum, [, of]) => sum + of, 0)] as const)
    .toSorted(([, a], [, b]) => b - a)
    .map(([kind, of]) => `${count(of)} ${kind}`);
}
