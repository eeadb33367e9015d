/** With what the page begins: a failure first, whatever else there is; where nothing failed the answer says more than a difference. */

import type { Answer, Finding, RunResult } from '../harness/result.ts';

const grave = new Set<Finding['kind']>(['failure', 'known-failure', 'unknown', undefined]);

/** Undefined where the page begins with a finding, or with how many cells passed. */
export function leadingAnswer({ findings, answers = [] }: RunResult): Answer | undefined {
  const [only, ...others] = answers;
  const [leading] = findings;
  return leading && grave.has(leading.kind) ? undefined : others.length === 0 ? only : undefined;
}

export function leadingFinding(result: RunResult): Finding | undefined {
  return leadingAnswer(result) ? undefined : result.findings[0];
}
