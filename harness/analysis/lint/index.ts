import type { History } from '../../history/history.ts';
import type { LintFinding } from '../../result.ts';
import * as registry from './registry.ts';
import type { LintRule } from './rule.ts';

/** By name, alphabetically. */
export const lintRules: readonly LintRule[] = Object.values(registry).toSorted((a, b) => a.name.localeCompare(b.name));

/** Everything that the app sent and Slack does not take, the earliest first. Pure. */
export function lint(history: History): readonly LintFinding[] {
  return lintRules
    .flatMap((rule) => rule.find(history).map((found) => ({ rule: rule.name, gravity: rule.gravity, ...found })))
    .toSorted((a, b) => a.atUs - b.atUs);
}

/** Those for which the cell fails. */
export function breaches(history: History): readonly LintFinding[] {
  return lint(history).filter(({ gravity }) => gravity === 'fails');
}
