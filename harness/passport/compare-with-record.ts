import type { AgainstRecord, PassportValue } from '../passport-result.ts';
import { ms } from '../base/units.ts';
import type { FigureOnRecord } from '../systems/known.ts';

/** Nearer than 10 % or 100 ms is the same figure. */
const share = 0.1;
const least = ms(100);

/** A measured value beside the one on record. Pure. */
export function compareWithRecord(value: PassportValue, record: FigureOnRecord): AgainstRecord {
  const { value: told, range, because, mark, source, note } = record;
  return {
    value: told,
    ...(range === undefined ? {} : { range }),
    ...(because === undefined ? {} : { because }),
    mark,
    source,
    word: wordFor(value, record),
    ...(note === undefined ? {} : { note }),
  };
}

function wordFor(value: PassportValue, { value: told, range }: FigureOnRecord): AgainstRecord['word'] {
  switch (value.kind) {
    case 'nothing':
      return typeof told === 'string' && value.why.includes(told) ? 'agrees' : 'not-seen';
    case 'words':
      return value.words.every((words) => words === told) ? 'agrees' : 'differs';
    case 'waits':
      return Array.isArray(told) && value.lists.every((list) => agreeAll(list, told)) ? 'agrees' : 'differs';
    case 'numbers':
      if (typeof told !== 'number') return 'differs';
      if (!range) return value.numbers.every((number) => agree(number, told)) ? 'agrees' : 'differs';
      if (!value.numbers.every((number) => lies(number, range))) return 'differs';
      if (value.numbers.some((number) => agree(number, told))) return 'agrees';
      return 'in-range';
    default:
      return value satisfies never;
  }
}

/** As far as both go; at least one wait. */
function agreeAll(seen: readonly number[], told: readonly number[]): boolean {
  return seen.length > 0 && told.every((each, index) => index >= seen.length || agree(seen[index] ?? 0, each));
}

function lies(number: number, [from, to]: NonNullable<FigureOnRecord['range']>): boolean {
  return number >= from - least && number <= to + least;
}

function agree(seen: number, told: number): boolean {
  return Math.abs(seen - told) <= Math.max(least, told * share);
}
