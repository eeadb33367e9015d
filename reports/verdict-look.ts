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

/** A known failure keeps its mark ✗ and says under which id it is known. */
export function lookOfCell(cell: Pick<CellResult, 'verdict' | 'known'>): VerdictLook {
  if (cell.verdict === 'fail' && cell.known) return { mark: '✗', word: `known ${cell.known.id}`, tone: 'known' };
  return looks[cell.verdict];
}

/** The order in which numbers of cells are told. */
export const tones = [
  'pass',
  'fail',
  'known',
  'unknown',
  'unsupported',
] as const satisfies readonly VerdictLook['tone'][];
