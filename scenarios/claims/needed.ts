/** What has to be run for claims to have a word. Pure. */

import type { Scenario } from '../scenario.ts';
import type { Claim } from './claim.ts';

/** How many processes of the app, run by run: ten links are the most that Slack allows. */
export const instancesOf: readonly number[] = [1, 2, 5, 10];

/** The scenarios of a run with so many processes: those that claims name; with one process also all of the default run that have a fault. */
export function scenariosOf(
  claims: readonly Claim[],
  instances: number,
  all: readonly Pick<Scenario, 'name' | 'faults' | 'onRequest'>[],
): readonly string[] {
  const named = claims.flatMap(({ shown }): readonly string[] => {
    if (shown.by === 'instances') return shown.in;
    if (instances > 1) return [];
    if (shown.by !== 'difference' && shown.by !== 'sight' && shown.by !== 'systems') return [];
    if (shown.in !== 'under-faults') return shown.in;
    return all.filter(({ faults, onRequest }) => faults.length > 0 && onRequest !== true).map(({ name }) => name);
  });
  return [...new Set(named)];
}
