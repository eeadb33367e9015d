/** The passport for a terminal: what it says, then a line a figure, beside that of slack-protocol.md where it has one. */

import { styleText } from 'node:util';
import type { PassportResult, PassportRow, ProbeResult } from '../../harness/passport-result.ts';
import { cut, plain, wrapped } from '../terminal/plain.ts';
import { toneStyle } from '../terminal/tone-style.ts';
import { comparedLook } from './compared-look.ts';
import { figureText, sheetText } from './figure-text.ts';

export interface TableOptions {
  readonly colour: boolean;
  /** Path of the page. */
  readonly reportAt: string;
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

const columns = { title: 50, value: 40, sheet: 36 } as const;
const width = 118;

export function passportTable(result: PassportResult, { colour, reportAt }: TableOptions): string {
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const says = result.says.flatMap(({ about, text }) => wrapped(`${about}: ${text}`, width));
  const lines = [
    '',
    paint('bold', plain(result.headline)),
    ...says,
    '',
    ...result.probes.flatMap((probe) => [paint('bold', plain(probe.title)), ...bodyOf(probe, paint)]),
    '',
    `Page: ${plain(reportAt)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function bodyOf({ standing, why = '', rows }: ProbeResult, paint: Paint): readonly string[] {
  const reason = standing === 'not-run' ? `not run: ${why}` : `void: ${why}`;
  return [
    ...(standing === 'measured' ? [] : wrapped(reason, width - 2).map((line) => `  ${line}`)),
    ...rows.map((row) => lineOf(row, paint)),
  ];
}

function lineOf({ title, value, sheet }: PassportRow, paint: Paint): string {
  const figure = `  ${cut(title, columns.title).padEnd(columns.title)} ${cut(figureText(value), columns.value).padEnd(columns.value)}`;
  if (!sheet) return figure.trimEnd();
  const { tone, mark } = comparedLook[sheet.word];
  return `${figure} ${paint(toneStyle[tone], mark)} ${cut(sheetText(sheet, value), columns.sheet)}`;
}
