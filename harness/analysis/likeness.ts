/** An app of the user's own that fails as one of our systems is known to. Pure. */

import type { History } from '../history/history.ts';
import type { ExpectationResult } from '../result.ts';
import { issueOf } from './issue-of.ts';
import { knownFailure } from './known-failure.ts';

/**
 * `, as the known SDK bug bolt-js#2496 does`: every figure that failed is one that is on record, within its bounds, and the app's calls
 * say that they come from that SDK. Empty where that is not so.
 */
export function likeness({ plan, agents }: History, failed: readonly ExpectationResult[]): string {
  const { suspects = [] } = plan;
  const own = suspects.filter(({ agent }) => agents.some((each) => each.includes(agent)));
  const matches = failed.map((each) => knownFailure(own, each));
  const [first] = matches;
  if (!first || !matches.every((each) => each?.id === first.id)) return '';
  const issue = issueOf(first.source);
  return `, as ${issue === undefined ? `the known failure ${first.id} of ${first.system}` : `the known SDK bug ${issue}`} does`;
}
