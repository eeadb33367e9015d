/** What a search of chaos has seen and found, in lines for a terminal. Pure. */

import { count } from '../base/quantity.ts';
import { coverageTable } from '../chaos/coverage-table.ts';
import type { Found } from '../chaos/finding.ts';
import { vocabulary } from '../chaos/vocabulary.ts';
import type { Searched } from './chaos-search.ts';

export function searchedLines(
  { coverage, findings, rounds }: Searched,
  { isMany }: { readonly isMany: boolean },
): readonly string[] {
  return [
    ...[...coverage].flatMap(([transport, seen]) => coverageTable(seen, { transport, kinds: vocabulary })),
    ...(isMany ? summary(findings, rounds) : []),
  ];
}

function summary(findings: readonly Found[], rounds: number): readonly string[] {
  const ways =
    findings.length === 0
      ? 'no way to fail was found'
      : `${count(findings.length)} way${findings.length === 1 ? '' : 's'} to fail`;
  return [
    `${count(rounds)} round${rounds === 1 ? '' : 's'}: ${ways}`,
    ...findings.flatMap(({ why, failed, of, repeat }, index) => [
      `${index + 1}. ${why}`,
      `   ${of === 0 ? '' : `${failed} of ${of} repeats; `}${repeat}`,
    ]),
  ];
}
