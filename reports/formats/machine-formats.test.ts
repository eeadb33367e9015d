/** Formats that programs read: each is read here by a program that is not ours, or held to its public schema. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'ctrf';
import { HistogramLogReader } from 'hdr-histogram-js';
import { parseHTML } from 'linkedom';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import type { CellResult, RunResult } from '../../harness/result.ts';
import { smallRun } from '../fixtures/small-run.ts';
import { badge, csv, csvEvents, ctrf, hgrm, hlog, junit, markdown } from './index.ts';

const { result, evidenceOf } = smallRun();
const hostile = '<b>&amp;]]>\u0000\u001b[2J "x", =cmd|\' @all | `y` \n# not a heading';

/** A run whose every cell says what would do harm where it is not text. */
const poisoned: RunResult = {
  ...result,
  findings: [{ headline: hostile, detail: hostile, cells: [] }],
  cells: result.cells.map((cell): CellResult => ({ ...cell, why: hostile, repeat: hostile, system: hostile })),
};

describe.each([
  ['a run', result],
  ['a hostile run', poisoned],
])('of %s', (_, each) => {
  test('JUnit XML is valid, counts every cell and says why', () => {
    using document = XmlDocument.fromString(junit.render(each, evidenceOf));
    using schema = XmlDocument.fromString(readFileSync(join(import.meta.dirname, '../fixtures/junit.xsd'), 'utf8'));
    using validator = XsdValidator.fromDoc(schema);
    expect(() => validator.validate(document)).not.toThrow();
    const count = (path: string): number => document.root.find(path).length;
    const verdicts = (of: CellResult['verdict']): readonly CellResult[] =>
      each.cells.filter(({ verdict }) => verdict === of);
    expect(count('//testcase')).toBe(each.cells.length);
    expect(count('//failure')).toBe(verdicts('fail').filter(({ known }) => !known).length);
    expect(count('//error')).toBe(verdicts('unknown').length);
    expect(count('//skipped')).toBe(
      verdicts('unsupported').length + verdicts('fail').filter(({ known }) => known).length,
    );
  });

  test('CTRF is valid by its own validator', () => {
    const report: unknown = JSON.parse(ctrf.render(each, evidenceOf));
    expect(validate(report)).toMatchObject({ valid: true, errors: [] });
  });

  test('Markdown has a row a scenario, and nothing in it is markup that is not ours', () => {
    const lines = markdown.render(each).split('\n');
    const scenarios = new Set(each.cells.map(({ scenario }) => scenario)).size;
    expect(lines.filter((line) => line.startsWith('| '))).toHaveLength(scenarios + 2);
    expect(lines.filter((line) => line.startsWith('#'))).toHaveLength(1);
    const widths = lines.filter((line) => line.startsWith('|')).map((line) => line.split(/(?<!\\)\|/).length);
    expect(new Set(widths).size).toBe(1);
    const prose = lines.filter((line) => !line.startsWith('    ')).join('\n');
    expect(prose.replaceAll(/<\/?(?:details|summary|br)>/g, '')).not.toMatch(/<|(?<!\\)`|\p{Cc}(?<!\n)/u);
  });

  test('the badge is one picture that says how the run went', () => {
    const { document } = parseHTML(badge.render(each));
    expect(document.querySelectorAll('svg')).toHaveLength(1);
    expect(document.querySelector('title')?.textContent).toContain('5 pass, 2 fail, 2 known failures, 1 unknown');
  });

  test('CSV has as many columns in each row, and no cell that a spreadsheet would run', () => {
    for (const text of [csv.render(each), csvEvents.render(each, evidenceOf)]) {
      const rows = fieldsOf(text);
      expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
      expect(rows.flat().filter((field) => /^[=@]/.test(field))).toEqual([]);
    }
    expect(
      new Set(
        fieldsOf(csv.render(each))
          .slice(1)
          .map((row) => row.slice(1, 6).join(' ')),
      ).size,
    ).toBe(
      new Set(
        each.cells.map(
          ({ suite, scenario, system, transport, pair }) => `${suite} ${scenario} ${system} ${transport} ${pair}`,
        ),
      ).size,
    );
  });
});

/** Fields by RFC 4180, read by hand: quotes are doubled. */
function fieldsOf(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/((?:"(?:[^"]|"")*"|[^",\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\n]*))*)\n/g)].map(([, row = '']) =>
    [...row.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^",\n]*)/g)].map(([, field = '']) => field.replaceAll(/^"|"$/g, '')),
  );
}

test('an HdrHistogram log is read back by its reader: as many values a cell as were sent, the lost ones at the end', () => {
  const reader = new HistogramLogReader(hlog.render(result, evidenceOf));
  const seen = [];
  for (let next = reader.nextIntervalHistogram(); next; next = reader.nextIntervalHistogram())
    seen.push([next.tag, next.totalCount]);
  const expected = result.cells.flatMap(({ id }) => {
    const events = evidenceOf(id)?.events.filter(({ attempts }) => attempts.length > 0) ?? [];
    return events.length === 0 ? [] : [[id.replaceAll(' › ', '/'), events.length]];
  });
  expect(seen).toEqual(expected);
});

test('the percentile text has a section a cell, with the median of its values', () => {
  const text = hgrm.render(result, evidenceOf);
  const cell = result.cells.find(({ measurements }) => measurements['response-time']?.kind === 'spread')!;
  const section = text.split('\n# ').find((each) => each.replace('# ', '').startsWith(cell.id)) ?? '';
  const events = evidenceOf(cell.id)!.events.flatMap(({ ackedUs, dueUs }) =>
    ackedUs === undefined ? [] : [ackedUs - dueUs],
  );
  const middle = events.toSorted((a, b) => a - b)[Math.ceil(events.length / 2) - 1]!;
  const [, median] = /^ *([\d.]+) 0\.5000/m.exec(section) ?? [];
  expect(Number(median)).toBeCloseTo(middle / 1_000, 0);
});
