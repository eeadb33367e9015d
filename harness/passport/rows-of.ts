import type { PassportRow, PassportValue } from '../passport-result.ts';
import type { Figure } from './figure.ts';

/** The figures of a probe's repetitions side by side: one row for each name, in the order in which they first came. Pure. */
export function rowsOf(repetitions: readonly (readonly Figure[])[]): readonly Omit<PassportRow, 'sheet'>[] {
  const byName = Map.groupBy(repetitions.flat(), ({ name }) => name);
  return [...byName.values()].flatMap((figures) => {
    const [first] = figures;
    if (!first) return [];
    const notes = [...new Set(figures.flatMap(({ note }) => note ?? [])), ...missing(figures)];
    const { name, title } = first;
    return [{ name, title, value: valueOf(figures), ...(notes.length === 0 ? {} : { note: notes.join('; ') }) }];
  });
}

function valueOf(figures: readonly Figure[]): PassportValue {
  const numbers = figures.filter((figure) => figure.kind === 'number');
  const [number] = numbers;
  if (number) return { kind: 'numbers', unit: number.unit, numbers: numbers.map((each) => each.number) };
  const lists = figures.flatMap((figure) => (figure.kind === 'waits' ? [figure.waits] : []));
  if (lists.length > 0) return { kind: 'waits', lists };
  const words = figures.flatMap((figure) => (figure.kind === 'words' ? [figure.words] : []));
  if (words.length > 0) return { kind: 'words', words: [...new Set(words)] };
  const why = figures.flatMap((figure) => (figure.kind === 'nothing' ? [figure.why] : []));
  return { kind: 'nothing', why: [...new Set(why)].join('; ') };
}

/** Where some repetitions had a figure and others not. */
function missing(figures: readonly Figure[]): readonly string[] {
  const without = figures.flatMap((figure) => (figure.kind === 'nothing' ? [figure.why] : []));
  if (without.length === 0 || without.length === figures.length) return [];
  return [`in ${without.length} of ${figures.length}: ${[...new Set(without)].join(', ')}`];
}
