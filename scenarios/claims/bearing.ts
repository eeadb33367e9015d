/** What one kind of evidence comes to: figures, a word and why. Pure. */

import type { ClaimFigure, ClaimResult } from '../../harness/result.ts';

export type Bearing = Pick<ClaimResult, 'word' | 'why' | 'figures'>;

/** Of figures that bear on a claim: one that speaks for it is enough, as long as none speaks against it. */
export function wordOf(figures: readonly Pick<ClaimFigure, 'bears'>[]): ClaimResult['word'] {
  const has = (bears: ClaimFigure['bears']): boolean => figures.some((each) => each.bears === bears);
  if (has('for')) return has('against') ? 'inconclusive' : 'supported';
  if (has('against')) return 'contradicted';
  // A difference that was looked for and does not matter is none.
  return has('same') && !has('open') ? 'contradicted' : 'inconclusive';
}

/** Nothing that was read bears on it. */
export function unseen(why: string): Bearing {
  return { word: 'inconclusive', why, figures: [] };
}
