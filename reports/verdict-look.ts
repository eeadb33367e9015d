/** How a verdict looks everywhere: a mark and a word, so that colour never speaks alone. */

import type { CellResult, Verdict } from '../harness/result.ts';

export interface VerdictLook {
  readonly mark: string;
  readonly word: string;
  /** Class in the page and key of the terminal's colours. */
  readonly tone: Verdict | 'known' | 'absent';
}

const looks: Readonly<Record<Verdict, VerdictLook>> = {
  pass: { mark: '✓', word: 'pass', tone: 'pass' },
  fail: { mark: '✗', word: 'fail', tone: 'fail' },
  unknown: { mark: '?', word: 'unknown', tone: 'unknown' },
  unsupported: { mark: '–', word: 'unsupported', tone: 'unsupported' },
};

export const notRun: VerdictLook = { mark: '·', word: 'not run', tone: 'absent' };

export function lookOf(verdict: Verdict): VerdictLook {
  return looks[verdict];
}

/** A known failure keeps its mark ✗ and says where it is known. */
export function lookOfCell(cell: Pick<CellResult, 'verdict' | 'known'>): VerdictLook {
  if (cell.verdict === 'fail' && cell.known) return { mark: '✗', word: knownInWords(cell.known), tone: 'known' };
  return looks[cell.verdict];
}

/** `known SDK bug (bolt-js#2496)`. */
export function knownInWords({ id, issue }: NonNullable<CellResult['known']>): string {
  return issue === undefined ? `known failure (${id})` : `known SDK bug (${issue})`;
}

/** In place of findings where there are none: never that all is well where it is not. */
export function withoutFindings(cells: readonly Pick<CellResult, 'verdict'>[]): string {
  const asked = cells.filter(({ verdict }) => verdict !== 'unsupported');
  const passed = asked.filter(({ verdict }) => verdict === 'pass').length;
  if (asked.length === 0) return 'No cell was run';
  return passed === asked.length ? 'Every cell passed' : `${passed} of ${asked.length} cells passed`;
}

/** The order in which numbers of cells are given. */
export const tones = [
  'pass',
  'fail',
  'known',
  'unknown',
  'unsupported',
] as const satisfies readonly VerdictLook['tone'][];
