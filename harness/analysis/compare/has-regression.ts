import type { Baseline } from '../../result.ts';

/** Whether something got worse: a verdict, or a figure by more than its margin and more than equal runs differ. */
export function hasRegression({ verdicts, figures }: Baseline): boolean {
  return [...verdicts, ...figures].some(({ word }) => word === 'worse');
}
