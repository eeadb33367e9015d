/** What the rules about single acks share. Pure. */

import { count } from '../../base/quantity.ts';
import type { History } from '../../history/history.ts';
import type { StrayAck } from '../../history/stray-acks.ts';
import { when } from '../cause/words.ts';
import type { LintFound } from './rule.ts';

/** One finding for all acks of the kind. `does`: `acknowledged event Ev1 twice`, of the first. */
export function ofStrayAcks(
  history: History,
  kind: StrayAck['kind'],
  does: (first: StrayAck) => string,
): readonly LintFound[] {
  const found = history.strayAcks.filter((each) => each.kind === kind);
  const [first] = found;
  if (!first) return [];
  const often = found.length === 1 ? '' : `, the first of ${count(found.length)} such acks`;
  return [
    {
      sentence: `The app ${does(first)}, ${when(first.at, history)}${often}`,
      atUs: first.at - history.from,
      count: found.length,
      ...(kind === 'unknown' ? {} : { witness: first.of }),
      link: first.link,
    },
  ];
}
