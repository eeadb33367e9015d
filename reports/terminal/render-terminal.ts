/** The end of a run in a terminal: the findings, the matrix, what failed and how to repeat it, where the report is. */

import { styleText } from 'node:util';

import type { RunResult } from '../../harness/result.ts';
import { count, duration } from '../../harness/base/quantity.ts';
import { visibleText } from '../../harness/base/visible-text.ts';
import {
  engineInWords,
  knownInWords,
  lookOfCell,
  tallied,
  type VerdictLook,
  withoutFindings,
} from '../verdict-look.ts';
import { baselineLines } from './baseline-lines.ts';
import { leadingAnswer } from '../leading.ts';
import { matrixLines } from './matrix-lines.ts';
import { wrapped } from './wrapped.ts';
import { type Paint, toneStyle } from './tone-style.ts';

export interface TerminalOptions {
  /** ANSI colours. Default: none. */
  readonly colour?: boolean;
  /** Columns. Default: 100. */
  readonly width?: number;
  /** Where the report was written; named in the last line. */
  readonly reportAt?: string;
}

export function renderTerminal(
  result: RunResult,
  { colour = false, width: columns = 100, reportAt }: TerminalOptions,
): string {
  // Sentences are read in lines of no more than this; the matrix takes all there is.
  const width = Math.min(columns, 120);
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const toned = (look: VerdictLook, text: string): string => paint(toneStyle[look.tone], text);
  const lines = [
    '',
    ...findingLines(result, paint, width),
    ...matrixLines(result, { width: columns, paint, toned }),
    ...(result.baseline ? [...baselineLines(result.baseline, width), ''] : []),
    ...troubleLines(result, paint, width),
    ...knownLines(result, paint, width),
    ...unsupportedLines(result, paint, width),
    ...directLines(result, paint, width),
    summary(result, toned),
    ...(result.run.interrupted ? ['This run was cut short; it reports what happened until then'] : []),
    ...(reportAt === undefined ? [] : [`Report: ${visibleText(reportAt)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function findingLines(result: RunResult, paint: Paint, width: number): readonly string[] {
  const { findings, cells } = result;
  const answers = answerLines(result, paint, width);
  if (findings.length === 0) return [...answers, withoutFindings(cells), ''];
  const told = findings.map(({ headline, detail }) => [
    ...wrapped(headline, width).map((line) => paint('bold', line)),
    ...wrapped(detail, width - 2).map((line) => paint('dim', `  ${line}`)),
    '',
  ]);
  // As on the page: the answer stands first where nothing failed, else after what did
  const [first = [], ...others] = told;
  return leadingAnswer(result) ? [...answers, ...told.flat()] : [...first, ...answers, ...others.flat()];
}

/** Which transport for each system, and how sure that is. */
function answerLines({ answers = [] }: RunResult, paint: Paint, width: number): readonly string[] {
  const [sure] = answers.slice(0, 1).flatMap(({ reasons }) => reasons.slice(-1));
  if (sure === undefined) return [];
  return [
    ...answers.flatMap(({ headline }) => wrapped(headline, width).map((line) => paint('bold', line))),
    ...wrapped(sure, width - 2).map((line) => paint('dim', `  ${line}`)),
    '',
  ];
}

/**
 * Failures that nobody knew of, and what could not be measured: each with its reason and its command. What could not be for
 * one reason stands once: an app that does not start does so in no cell.
 */
function troubleLines({ cells }: RunResult, paint: Paint, width: number): readonly string[] {
  const trouble = cells.filter((cell) => (cell.verdict === 'fail' && !cell.known) || cell.verdict === 'unknown');
  const groups = Map.groupBy(trouble, ({ id, verdict, why }) => (verdict === 'unknown' ? why : id));
  return [...groups.values()].flatMap(([cell, ...others]) => {
    if (!cell) return [];
    const subject = others.length === 0 ? cell.id : `${count(others.length + 1)} cells`;
    const ids = others.length === 0 ? [] : [cell, ...others].flatMap(({ id }) => wrapped(`  ${id}`, width));
    return [
      ...wrapped(`${lookOfCell(cell).mark} ${subject}: ${cell.why}`, width),
      ...ids.map((line) => paint('dim', line)),
      // The command is not wrapped: it is there to be copied.
      paint('dim', `  ${visibleText(cell.repeat)}`),
      '',
    ];
  });
}

/** What is known of a system, once for all cells that show it. */
function knownLines({ cells }: RunResult, paint: Paint, width: number): readonly string[] {
  const known = cells.flatMap(({ id, known: each }) =>
    each ? [{ id, text: `${knownInWords(each)}: ${each.note}` }] : [],
  );
  return [...Map.groupBy(known, ({ text }) => text)].flatMap(([text, group]) => [
    ...wrapped(`✗ ${text}`, width).map((line) => paint('dim', line)),
    ...group.flatMap(({ id }) => wrapped(`  ${id}`, width).map((line) => paint('dim', line))),
    '',
  ]);
}

/** One reason may concern many cells: a runtime that is not there, those of several systems. */
function unsupportedLines({ cells }: RunResult, paint: Paint, width: number): readonly string[] {
  const unsupported = cells.filter(({ verdict }) => verdict === 'unsupported');
  const lines = [...Map.groupBy(unsupported, ({ why }) => why)].flatMap(([why, group]) => {
    const systems = [...new Set(group.map(({ system }) => system))];
    return wrapped(`– unsupported: ${why} (${count(group.length)} of ${systems.join(', ')})`, width);
  });
  return lines.length === 0 ? [] : [...lines.map((line) => paint('dim', line)), ''];
}

/** Which scenarios ran without a proxy, and what it would have kept from the app. */
function directLines({ catalogue, cells }: RunResult, paint: Paint, width: number): readonly string[] {
  const ran = new Set(cells.filter(({ route }) => route === 'direct').map(({ scenario }) => scenario));
  const lines = Object.entries(catalogue.scenarios).flatMap(([name, { direct }]) =>
    direct !== undefined && ran.has(name) ? wrapped(`${name}: direct, without a proxy: ${direct}`, width) : [],
  );
  return lines.length === 0 ? [] : [...lines.map((line) => paint('dim', line)), ''];
}

function summary({ cells, run }: RunResult, toned: (look: VerdictLook, text: string) => string): string {
  const groups = tallied(cells).map((look) => toned(look, `${look.mark} ${look.word}`));
  return `${groups.join(' · ')} · in ${duration(run.tookUs)} · seed ${run.seed} · ${visibleText(engineInWords(run.toxiproxy))}`;
}
