/** What page and terminal word alike: verdicts as a mark and a word, so that colour never speaks alone, how many of each, by what. */

import { count } from '../harness/base/quantity.ts';
import type { CellResult, RunManifest, Verdict } from '../harness/result.ts';

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

/** A known failure keeps its mark ✗, with the name of what is known. */
export function lookOfCell(cell: Pick<CellResult, 'verdict' | 'known'>): VerdictLook {
  if (cell.verdict === 'fail' && cell.known) return { mark: '✗', word: knownInWords(cell.known), tone: 'known' };
  return looks[cell.verdict];
}

export function knownInWords({ id, words = `known failure (${id})` }: NonNullable<CellResult['known']>): string {
  return words;
}

/** In place of findings where there are none: never that all is well where it is not. */
export function withoutFindings(cells: readonly Pick<CellResult, 'verdict'>[]): string {
  const asked = cells.filter(({ verdict }) => verdict !== 'unsupported');
  const passed = asked.filter(({ verdict }) => verdict === 'pass').length;
  if (asked.length === 0) return 'No cell was run';
  return passed === asked.length ? 'Every cell passed' : `${passed} of ${asked.length} cells passed`;
}

/** How many cells ended how, in a fixed order: `3 pass`, `1 known failure`. */
export function tallied(cells: readonly Pick<CellResult, 'verdict' | 'known'>[]): readonly VerdictLook[] {
  const groups = Map.groupBy(cells.map(lookOfCell), ({ tone }) => tone);
  return tones.flatMap((tone) => {
    const own = groups.get(tone);
    const look = own?.[0];
    if (!own || !look) return [];
    const word = tone === 'known' ? `known failure${own.length === 1 ? '' : 's'}` : look.word;
    return [{ ...look, word: `${count(own.length)} ${word}` }];
  });
}

const tones = ['pass', 'fail', 'known', 'unknown', 'unsupported'] as const satisfies readonly VerdictLook['tone'][];

/** Through which Toxiproxy the cells ran; those marked as direct did not. */
export function engineInWords({ kind, version }: RunManifest['toxiproxy']): string {
  return kind === 'none' ? 'no proxy' : `Toxiproxy ${version} (${kind})`;
}
