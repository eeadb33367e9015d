/** From the rows of a probe to what is promised of them: pass, fail, or a failure that is on record. Pure. */

import type { JudgedRow, PassportRow } from '../passport-result.ts';
import { linkAtEnd, promises, type RowPromise } from './promises.ts';

/**
 * Each row with its verdict, where something is promised of it and its value shows whether that holds. An app that runs without a
 * link when the probe is over fails in one row at least.
 */
export function judgeRows(
  probe: string,
  rows: readonly PassportRow[],
  { isDeafAtEnd = false }: { readonly isDeafAtEnd?: boolean } = {},
): readonly PassportRow[] {
  const each = rows.map((row) => {
    const promise = promiseOf(probe, row.name);
    const holds = promise?.holds(row.value);
    if (!promise || holds === undefined) return row;
    return { ...row, judged: judged(promise, holds, holds ? undefined : onRecord(promise, row, rows)) };
  });
  const isTold = each.some((row) => row.judged?.verdict === 'fail');
  return isDeafAtEnd && !isTold ? [...each, noLinkAtEnd] : each;
}

const noLinkAtEnd: PassportRow = {
  name: linkAtEnd.row,
  title: 'When the probe was over',
  value: { kind: 'words', words: ['the app had no link, though its process went on'] },
  judged: judged(linkAtEnd, false, undefined),
};

function promiseOf(probe: string, row: string): RowPromise | undefined {
  return promises.find((each) => each.row === row && (each.probes ?? [probe]).includes(probe));
}

function judged(
  { expected, source, breach }: RowPromise,
  holds: boolean,
  known: JudgedRow['known'] | undefined,
): JudgedRow {
  return { verdict: holds ? 'pass' : 'fail', expected, source, breach, ...(known ? { known } : {}) };
}

/** The figure on record for this row, or for the one that stands for it, where what was measured is what it says. */
function onRecord(promise: RowPromise, row: PassportRow, rows: readonly PassportRow[]): JudgedRow['known'] {
  const sheet = row.sheet ?? rows.find(({ name }) => name === promise.recordedAs)?.sheet;
  if (sheet?.word !== 'agrees' && sheet?.word !== 'in-range') return undefined;
  return { source: sheet.source, ...(sheet.note === undefined ? {} : { note: sheet.note }) };
}
