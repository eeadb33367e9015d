/** The catalogue beside what is known and what runs showed: for each failure who has it, who has not, and where that stands. Pure. */

import type { CellResult, TransportName } from '../../harness/result.ts';
import type { Entry, Question } from './entry.ts';

/** A failure that is on record in a system's own file. */
export interface OnRecord {
  readonly id: string;
  readonly system: string;
  readonly versions: readonly string[];
}

/** A cell of a run, with the folder of its result. */
export interface SeenCell {
  readonly folder: string;
  readonly cell: Pick<CellResult, 'scenario' | 'system' | 'transport' | 'verdict' | 'known' | 'lint' | 'journal'>;
}

/** Which system showed the failure or stood it, over which transport, and the journal that proves it. */
export interface Evidence {
  readonly system: string;
  readonly transport: TransportName;
  /** The scenario of the run. */
  readonly scenario: string;
  readonly journal?: string;
}

export interface Row extends Entry {
  /** `bolt-js@5.1.0`: systems that are on record to have it, without what runs showed. */
  readonly onRecord: readonly string[];
  readonly shownBy: readonly Evidence[];
  readonly stoodBy: readonly Evidence[];
  /** Some system showed it and some other stood it in the same scenario, in the runs that were read. */
  readonly isReproduced: boolean;
}

export function readCatalogue(
  entries: readonly Entry[],
  { onRecord, seen }: { readonly onRecord: readonly OnRecord[]; readonly seen: readonly SeenCell[] },
): readonly Row[] {
  const ids = new Set(entries.map(({ id }) => id));
  return entries.map((entry) => {
    const known = onRecord
      .filter(({ id }) => id === entry.id)
      .flatMap(({ system, versions }) => versions.map((version) => `${system}@${version}`));
    const about = seen.filter(({ cell }) => entry.transports.includes(cell.transport));
    const shownBy = about.filter(({ cell }) => shows(entry, cell, ids)).map(evidenceOf);
    const stoodBy = about.filter(({ cell }) => cell.verdict === 'pass' && asksIn(entry, cell.scenario)).map(evidenceOf);
    return {
      ...entry,
      onRecord: [...new Set(known)].toSorted(),
      shownBy,
      stoodBy,
      isReproduced: shownBy.some((shown) => stoodBy.some((stood) => isOtherSystem(shown, stood))),
    };
  });
}

/** A failure that is on record belongs to the entry it names; another one to each that its scenario asks for. */
function shows(entry: Entry, cell: SeenCell['cell'], ids: ReadonlySet<string>): boolean {
  const rules = new Set<string>(questionsOf(entry).flatMap((each) => ('rule' in each ? [each.rule] : [])));
  if (cell.verdict !== 'fail') return false;
  if (cell.lint?.some(({ rule, gravity }) => gravity === 'fails' && rules.has(rule))) return true;
  if (cell.known && ids.has(cell.known.id)) return cell.known.id === entry.id;
  return asksIn(entry, cell.scenario);
}

/** In the same circumstances. */
function isOtherSystem(one: Evidence, other: Evidence): boolean {
  return one.system !== other.system && one.scenario === other.scenario && one.transport === other.transport;
}

/** With options of its own a scenario asks something else, and a result does not say which it had. */
function asksIn(entry: Entry, scenario: string): boolean {
  return questionsOf(entry).some(
    (question) => 'scenario' in question && question.scenario === scenario && question.options === undefined,
  );
}

export function questionsOf({ asked }: Entry): readonly Question[] {
  return 'by' in asked ? asked.by : [];
}

function evidenceOf({ folder, cell: { system, transport, scenario, journal } }: SeenCell): Evidence {
  return { system, transport, scenario, ...(journal === undefined ? {} : { journal: `${folder}/${journal}` }) };
}

/** How many entries of §5 and of §8 are in which state. */
export function tallyOf(rows: readonly Row[]): string {
  const [first, later] = [rows.filter(({ id }) => id.startsWith('F')), rows.filter(({ id }) => id.startsWith('N'))];
  const so = (state: Entry['asked']['state'], among = rows) =>
    among.filter(({ asked }) => asked.state === state).length;
  return `${so('asked', first)} of ${first.length} asked, ${so('asked', later)} of ${later.length} new kinds; ${so('in part')} asked in part, ${so('cannot')} cannot be had, ${so('open')} open`;
}
