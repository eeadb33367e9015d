import type { Comparison } from '../../harness/passport-result.ts';
import type { VerdictLook } from '../verdict-look.ts';

/** How it looks that a figure agrees with slack-protocol.md or does not: a mark and a word, so that colour never speaks alone. */
export const comparedLook: Readonly<Record<Comparison['word'], VerdictLook>> = {
  agrees: { tone: 'pass', mark: '✓', word: 'agrees with the record' },
  'in-range': { tone: 'known', mark: '≈', word: 'within the range on record' },
  differs: { tone: 'fail', mark: '≠', word: 'differs from the record' },
  'not-seen': { tone: 'unknown', mark: '?', word: 'on record, not measured' },
};
