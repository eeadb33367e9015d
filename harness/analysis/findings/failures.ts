/** Failures in words, the worst first: one finding a scenario and transport, whatever the number of systems that fail there. Pure. */

import { count } from '../../base/quantity.ts';
import type { CellResult, Finding } from '../../result.ts';
import { largest, worstPair } from '../worst-pair.ts';
import { firstOf, knownInWords, nameOf, systemsOf, titleOf, who, type Titles } from './words.ts';

/** More are put together into one finding: nobody reads twenty headlines. */
const mostApart = 3;

interface Group {
  readonly title: string;
  readonly failing: readonly CellResult[];
  readonly finding: Finding;
}

export function newFailures(cells: readonly CellResult[], titles: Titles): readonly Finding[] {
  const groups = groupsOf(cells, titles, (cell) => cell.known === undefined);
  const rest = groups.slice(mostApart);
  const others = rest.flatMap(({ failing }) => failing);
  const together: readonly Finding[] =
    rest.length === 0
      ? []
      : [
          {
            kind: 'failure',
            headline: `${count(others.length)} more ${others.length === 1 ? 'cell fails' : 'cells fail'}, in: ${[...new Set(rest.map(({ title }) => title))].join(', ')}`,
            detail: `${firstOf(others.map(({ id, why }) => `${id}: ${why}`))}.`,
            cells: others.map(({ id }) => id),
          },
        ];
  return [...groups.slice(0, mostApart).map(({ finding }) => finding), ...together];
}

export function knownFailures(cells: readonly CellResult[], titles: Titles): readonly Finding[] {
  return groupsOf(cells, titles, (cell) => cell.known !== undefined).map(({ finding }) => finding);
}

function groupsOf(
  cells: readonly CellResult[],
  titles: Titles,
  isMeant: (cell: CellResult) => boolean,
): readonly Group[] {
  const asked = cells.filter(({ verdict }) => verdict !== 'unsupported');
  return [...Map.groupBy(asked, ({ scenario, transport }) => `${scenario}\n${transport}`).values()]
    .flatMap((all): readonly Group[] => {
      const failing = all.filter((cell) => cell.verdict === 'fail' && isMeant(cell));
      const worst = worstPair(failing, titles.metrics)?.cell;
      return worst ? [groupOf({ worst, failing, all, titles })] : [];
    })
    .toSorted((a, b) => lostIn(b.failing) - lostIn(a.failing) || b.failing.length - a.failing.length);
}

/** What was lost is worse than what came late or took long. */
function lostIn(failing: readonly CellResult[]): number {
  return largest(failing, 'lost') ?? 0;
}

interface FailedScenario {
  readonly worst: CellResult;
  readonly failing: readonly CellResult[];
  /** The cells of the scenario over that transport, failing or not. */
  readonly all: readonly CellResult[];
  readonly titles: Titles;
}

function groupOf({ worst, failing, all, titles }: FailedScenario): Group {
  const title = titleOf(titles, worst.scenario);
  const systems = systemsOf(failing);
  const subject = who(systems, systemsOf(all).length);
  const predicate = subject.endsWith('systems') ? 'fail' : 'fails';
  const pairs = new Set(all.map(({ pair }) => pair)).size;
  const often = pairs > 1 && systems.length === 1 ? `, in ${failing.length} of ${pairs} pairs` : '';
  const first = systems.length === 1 ? '' : `${worst.system}: `;
  const record = worst.known ? ` with a ${knownInWords(worst.known)}` : '';
  const what = worst.cause ? `. ${first}${worst.cause.sentence}` : ` (${first}${worst.why})`;
  return {
    title,
    failing,
    finding: {
      kind: worst.known ? 'known-failure' : 'failure',
      headline: `${title}: ${subject} ${predicate} over ${nameOf(worst.transport)}${record}${often}${what}`,
      detail: detailOf({ worst, failing, all, titles }),
      cells: failing.map(({ id }) => id),
    },
  };
}

/** How the other systems failed, and how the other transport did. */
function detailOf({ worst, failing, all, titles }: FailedScenario): string {
  const others = systemsOf(failing.filter(({ system }) => system !== worst.system)).flatMap((system) => {
    const cell = worstPair(
      failing.filter((each) => each.system === system),
      titles.metrics,
    )?.cell;
    return cell ? [`${system}: ${cell.why}`] : [];
  });
  const passing = systemsOf(all.filter(({ verdict }) => verdict === 'pass')).filter(
    (system) => !failing.some((each) => each.system === system),
  );
  const figures = worst.expectations.flatMap(({ verdict, sentence }) => (verdict === 'fail' ? [sentence] : []));
  const faults = [...new Set(worst.episodes.map(({ text }) => text))].filter(
    (text) => worst.cause?.sentence.includes(text) !== true,
  );
  return [
    ...(worst.cause ? [`Failed: ${figures.join('; ')}.`] : []),
    ...(worst.known ? [`${worst.known.note}.`] : []),
    ...(others.length === 0 ? [] : [`Also ${firstOf(others)}.`]),
    ...(passing.length === 0 ? [] : [`No failure there: ${firstOf(passing)}.`]),
    ...(worst.episodes.length === 0 ? ['There was no fault.'] : faults.map((text) => `The fault: ${text}.`)),
  ].join(' ');
}
