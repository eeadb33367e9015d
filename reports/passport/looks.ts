/** Verdicts and comparisons of a passport: a mark and a word, so that colour never speaks alone. */

import type { AgainstRecord, Grade, JudgedRow } from '../../harness/passport-result.ts';
import type { VerdictLook } from '../verdict-look.ts';

/** Of a row that has a promise. */
export function judgedLook({ verdict, known }: JudgedRow): VerdictLook {
  if (verdict === 'pass') return { tone: 'pass', mark: '✓', word: 'pass' };
  return known ? { tone: 'known', mark: '!', word: 'known failure' } : { tone: 'fail', mark: '✗', word: 'fail' };
}

export const gradeLook: Readonly<Record<Grade['word'], VerdictLook & { readonly means: string }>> = {
  survives: {
    tone: 'pass',
    mark: '✓',
    word: 'survives',
    means: 'every fault that was tried: the process goes on, and a link is back within what is promised',
  },
  deaf: { tone: 'known', mark: '!', word: 'deaf', means: 'without a link for longer than promised after' },
  dies: { tone: 'fail', mark: '✗', word: 'dies', means: 'its process ends after' },
};

/** The grade in a sentence. */
export function gradeText({ word, after }: Grade): string {
  const { means } = gradeLook[word];
  return after.length === 0 ? means : `${means} ${after.join('; ')}`;
}

/** Of a row that has a figure on record. */
export const comparedLook: Readonly<Record<AgainstRecord['word'], VerdictLook>> = {
  agrees: { tone: 'pass', mark: '✓', word: 'agrees with the record' },
  'in-range': { tone: 'known', mark: '≈', word: 'within the range on record' },
  differs: { tone: 'fail', mark: '≠', word: 'differs from the record' },
  'not-seen': { tone: 'unknown', mark: '?', word: 'on record, not measured' },
};
