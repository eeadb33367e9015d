/** The passport for a terminal: its summary, then a line a figure, beside that of slack-protocol.md where it has one. */

import { styleText } from 'node:util';
import { visibleText } from '../../harness/base/visible-text.ts';
import type { Grade, PassportResult, PassportRow, ProbeResult } from '../../harness/passport-result.ts';
import { cut, wrapped } from '../terminal/wrapped.ts';
import { toneStyle } from '../terminal/tone-style.ts';
import { figureText, sheetText } from './figure-text.ts';
import { comparedLook, gradeLook, gradeText, judgedLook } from './looks.ts';

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
  const summary = result.says.flatMap(({ about, text }) => wrapped(`${about}: ${text}`, width));
  const lines = [
    '',
    paint('bold', visibleText(result.headline)),
    ...(result.grade ? [gradeLine(result.grade, paint)] : []),
    ...summary,
    '',
    ...result.probes.flatMap((probe) => [paint('bold', visibleText(probe.title)), ...bodyOf(probe, paint)]),
    '',
    `Page: ${visibleText(reportAt)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function bodyOf({ standing, why = '', rows }: ProbeResult, paint: Paint): readonly string[] {
  const reason = standing === 'not-run' ? `not run: ${why}` : `no result: ${why}`;
  return [
    ...(standing === 'measured' ? [] : wrapped(reason, width - 2).map((line) => `  ${line}`)),
    ...rows.map((row) => lineOf(row, paint)),
  ];
}

function gradeLine(grade: Grade, paint: Paint): string {
  const { tone, mark, word } = gradeLook[grade.word];
  return `${paint(toneStyle[tone], `${mark} ${word}`)}: ${cut(gradeText(grade), width - word.length - 4)}`;
}

function lineOf({ title, value, sheet, judged }: PassportRow, paint: Paint): string {
  const verdict = judged ? judgedLook(judged) : undefined;
  const lead = verdict ? paint(toneStyle[verdict.tone], verdict.mark) : ' ';
  const figure = `${lead} ${cut(title, columns.title).padEnd(columns.title)} ${cut(figureText(value), columns.value).padEnd(columns.value)}`;
  const broken =
    judged?.verdict === 'fail' ? `\n    expected ${visibleText(judged.expected)} (${visibleText(judged.source)})` : '';
  if (!sheet) return `${figure.trimEnd()}${broken}`;
  const { tone, mark } = comparedLook[sheet.word];
  return `${figure} ${paint(toneStyle[tone], mark)} ${cut(sheetText(sheet, value), columns.sheet)}${broken}`;
}
