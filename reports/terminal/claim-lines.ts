/** Slack's claims beside what runs showed of each. */

import { count } from '../../harness/base/quantity.ts';
import type { ClaimResult } from '../../harness/result.ts';
import { wrapped } from './wrapped.ts';

const marks = { supported: '✓', contradicted: '✗', inconclusive: '?', policy: '–' } as const;
const order = ['supported', 'contradicted', 'inconclusive', 'policy'] as const;

export function claimLines(claims: readonly ClaimResult[], width: number): readonly string[] {
  const told = claims.flatMap(({ id, claim, word, why }) => [
    ...wrapped(`${marks[word]} ${id} ${word}: ${claim}`, width),
    ...wrapped(why, width - 4).map((line) => `    ${line}`),
    '',
  ]);
  const tally = order.flatMap((word) => {
    const many = claims.filter((each) => each.word === word).length;
    return many === 0 ? [] : [`${count(many)} ${word}`];
  });
  return [...told, `Of ${count(claims.length)} claims: ${tally.join(', ')}`];
}
