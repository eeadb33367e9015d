import type { Finding, RunResult } from '../../harness/result.ts';
import { figuresOfFinding } from '../pair-figures.ts';
import { pairFigures } from './pair-figures.ts';
import { rankingFigures } from './ranking-figures.ts';

/** The numbers that a finding is about: a ranking of systems, or both transports'. Empty where it has none. */
export function figuresOf(finding: Finding, result: RunResult): string {
  if (finding.ranking) return rankingFigures(finding.ranking, finding.cells, result);
  const pair = figuresOfFinding(result, finding);
  return pair ? pairFigures(pair, result) : '';
}
