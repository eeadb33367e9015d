import type { FailureAsked } from '../../harness/result.ts';
import { catalogue } from './catalogue.ts';
import { questionsOf } from './read-catalogue.ts';

/** The entries that name the scenario, whatever options of a run they ask for beside it. */
export function failuresAskedBy(scenario: string): readonly FailureAsked[] {
  return catalogue
    .filter((entry) => questionsOf(entry).some((question) => 'scenario' in question && question.scenario === scenario))
    .map(({ id, title }) => ({ id, title }));
}
