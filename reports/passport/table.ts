import type { PassportResult } from '../../harness/passport-result.ts';
import { figureText, sheetText } from './figure-text.ts';

/** The passport for a terminal: what it says, then a line a figure. */
export function passportTable(
  result: PassportResult,
  { reportAt }: { readonly colour: boolean; readonly reportAt: string },
): string {
  const lines = result.probes.flatMap((probe) => [
    `${probe.title}`,
    ...probe.rows.map(
      (row) =>
        `    ${row.title}: ${figureText(row.value)}${row.sheet ? `   [sheet ${sheetText(row.sheet, row.value)}: ${row.sheet.word}]` : ''}`,
    ),
  ]);
  return `${['', result.system, ...result.says.map(({ about, text }) => `${about}: ${text}`), '', ...lines, '', `Page: ${reportAt}`].join('\n')}\n`;
}
