import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acked, delivered, due, journalOf, linkUp, planOf, posted, sent, settled } from '../history/fixtures/facts.ts';
import type { PlannedCell, RunPlan } from '../plan/run-plan.ts';
import { readRunPlan } from '../journal/read-run-plan.ts';
import { allMetrics } from '../metrics/index.ts';
import { analyse, judgeJournal } from './analyse.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'analyse-'));
  mkdirSync(join(directory, 'journal'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const expects = [{ metric: 'lost', atMost: 0 }] as const;

/** A cell of the run, with its journal as text; absent: it was never begun. */
function cell(id: string, text?: string, more: Partial<PlannedCell> = {}): PlannedCell {
  const journal = `journal/${id}.ndjson`;
  if (text !== undefined) writeFileSync(join(directory, journal), text);
  return { plan: planOf({ id, expects }), journal, ...more };
}

function journal(id: string, options: { readonly isTorn?: boolean; readonly until?: number } = {}): string {
  const entries = journalOf([linkUp('s1', 0), delivered('e0', 10, 5)], { plan: { id, expects }, ...options });
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

/** The journal of a cell that ended before its traffic. */
function voided(end: { readonly why: string; readonly isInterrupted?: true }): string {
  const [first] = journalOf([], { plan: { id: 'a', expects } });
  return [first, { kind: 'void', seq: 1, at: 5, ...end }].map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

function runOf(...cells: readonly PlannedCell[]): RunPlan {
  const catalogue = { scenarios: {}, systems: {}, transports: {} };
  return { version: 1, manifest: { id: 'run', seed: 1 }, catalogue, cells } as unknown as RunPlan;
}

describe('analyse()', () => {
  test('holds an app that says what it handled in one cell to it in every other', () => {
    const silent = journalOf([due('e0', 0), sent('e0', 0), acked('e0', 1), settled('e0', 1)], {
      plan: { id: 'http', expects },
    });
    const lines = silent.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    const alone = analyse(directory, runOf(cell('http', lines))).result.cells[0];
    expect(alone).toMatchObject({ verdict: 'pass', handledBy: 'acks' });
    const both = analyse(directory, runOf(cell('http', lines), cell('socket', journal('socket')))).result.cells;
    expect(both).toMatchObject([
      { verdict: 'fail', why: expect.stringContaining('lost: 1, expected at most 0'), handledBy: 'reported' },
      { verdict: 'pass', handledBy: 'reported' },
    ]);
    expect(judgeJournal(directory, { journal: 'journal/http.ndjson' }).verdict).toBe('pass');
    expect(judgeJournal(directory, { journal: 'journal/http.ndjson' }, { reporting: { by: 'reported' } }).verdict).toBe(
      'fail',
    );
  });

  test('says of each cell which calls of the Web API were refused', () => {
    const refused = [
      ...Array.from({ length: 3 }, (_, n) => posted(n, 'ratelimited', { status: 429 })),
      posted(9, 'not_in_channel'),
      posted(9),
    ];
    const entries = journalOf([delivered('e0', 10, 5), refused], { plan: { id: 'a', expects } });
    const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    expect(analyse(directory, runOf(cell('a', lines))).result.cells[0]).toMatchObject({
      verdict: 'pass',
      why: 'lost: 0, expected at most 0; 4 of 5 calls of the Web API were refused: chat.postMessage: ratelimited (429), 3 times; chat.postMessage: not_in_channel, once',
    });
  });

  test('judges each cell by its journal, and keeps what is drawn of it', () => {
    const { result, evidence } = analyse(directory, runOf(cell('a', journal('a')), cell('b', journal('b'))));
    expect(result.cells.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['a', 'pass'],
      ['b', 'pass'],
    ]);
    expect(result.cells[0]).toMatchObject({ journal: 'journal/a.ndjson', measurements: { lost: { value: 0 } } });
    expect([...evidence.keys()]).toEqual(['a', 'b']);
    expect(Object.keys(result.catalogue.metrics)).toEqual(allMetrics.map(({ name }) => name));
    expect(result.catalogue.metrics['lost']).toMatchObject({
      title: expect.any(String),
      unit: 'count',
      better: 'lower',
    });
    expect(result).toMatchObject({ schema: 1, run: { id: 'run', seed: 1, interrupted: false } });
  });

  test('has no verdict for a cell that was never begun, whose journal is no journal, or that cannot be had', () => {
    const { result, evidence } = analyse(
      directory,
      runOf(cell('a'), cell('b', 'not a line of JSON\n'), cell('c', undefined, { unsupported: 'needs a JDK' })),
    );
    expect(result.cells.map(({ verdict, why }) => [verdict, why])).toEqual([
      ['unknown', 'The cell was never begun'],
      ['unknown', expect.stringMatching(/^Cannot read b\.ndjson: /)],
      ['unsupported', 'needs a JDK'],
    ]);
    expect(evidence.size).toBe(0);
  });

  test.each<[string, boolean, () => PlannedCell]>([
    ['a journal is missing', true, () => cell('a')],
    ['a journal is torn', true, () => cell('a', journal('a', { isTorn: true }))],
    ['a journal was killed before its first line', true, () => cell('a', '')],
    ['a cell could not be begun', false, () => cell('a', voided({ why: 'Cannot start the app' }))],
    ['the user ended the run', true, () => cell('a', voided({ why: 'x', isInterrupted: true }))],
    ['all is whole', false, () => cell('a', journal('a'))],
    ['a cell cannot be had', false, () => cell('a', undefined, { unsupported: 'needs a JDK' })],
  ])('tells from the journals whether the run was cut short: %s: %s', (_, interrupted, planned) => {
    const plan = runOf(planned(), cell('z', journal('z')));
    expect(analyse(directory, plan).result.run.interrupted).toBe(interrupted);
    expect(analyse(directory, plan, { isInterrupted: !interrupted }).result.run.interrupted).toBe(!interrupted);
  });

  test('takes the longest journal for the time that the run took, where nobody knows better', () => {
    const plan = runOf(cell('a', journal('a', { until: 500 })), cell('b', journal('b', { until: 900 })));
    expect(analyse(directory, plan).result.run.tookUs).toBe(900);
    expect(analyse(directory, plan, { tookUs: 7 }).result.run.tookUs).toBe(7);
  });

  test('judges one journal as it judges it among others', () => {
    const planned = cell('a', journal('a'));
    expect(judgeJournal(directory, planned)).toEqual(analyse(directory, runOf(planned)).result.cells[0]);
  });
});

describe('analyse() of a committed run', () => {
  /** Written by the harness at commit 53d3939; `reports/fixtures/trim-run.ts` made both small. */
  const old = join(import.meta.dirname, 'fixtures', 'run-of-0.1.0');
  const small = join(import.meta.dirname, '..', '..', 'reports', 'fixtures', 'small-run');

  // Its deaf time is that of events: of the trimmed journals every 1.3 s, where links said 5.0 s.
  test('a run of version 0.1.0 is judged as that version judged it', () => {
    const { cells, run } = analyse(old, readRunPlan(old)).result;
    const verdicts = cells.map(({ id, verdict, known, decisive, expectations }) => ({
      id,
      verdict,
      ...(known ? { known: known.id } : {}),
      decisive,
      expectations: expectations.map((each) => ({ metric: each.metric, verdict: each.verdict, value: each.value })),
    }));
    expect(verdicts).toEqual(JSON.parse(readFileSync(join(old, 'verdicts.json'), 'utf8')));
    expect(run.interrupted).toBe(false);
  });

  test('has every verdict, compares both transports, says first what fails', () => {
    const { cells, comparisons, findings, run } = analyse(small, readRunPlan(small)).result;
    expect(cells.map(({ id, verdict, known }) => [id, known ? 'known' : verdict])).toEqual([
      ['latency › steady › bolt-js@5.1.0 › socket-mode', 'pass'],
      ['latency › steady › bolt-js@5.1.0 › http', 'pass'],
      ['latency › steady › app@own › socket-mode', 'pass'],
      ['latency › steady › app@own › http', 'unknown'],
      ['recovery › recycle-announced › bolt-js@5.1.0 › http', 'pass'],
      ['recovery › recycle-announced › bolt-js@5.1.0 › socket-mode', 'known'],
      ['recovery › recycle-announced › app@own › socket-mode', 'fail'],
      ['recovery › recycle-announced › app@own › http', 'pass'],
      ['recovery › recycle-linger › bolt-js@5.1.0 › http', 'unsupported'],
      ['recovery › recycle-linger › bolt-js@5.1.0 › socket-mode', 'known'],
      ['recovery › recycle-linger › app@own › http', 'unsupported'],
      ['recovery › recycle-linger › app@own › socket-mode', 'fail'],
    ]);
    expect(comparisons.map(({ scenario, system, metric }) => [scenario, system, metric])).toEqual([
      ['steady', 'bolt-js@5.1.0', 'response-time'],
      ['recycle-announced', 'bolt-js@5.1.0', 'gap'],
      ['recycle-announced', 'app@own', 'gap'],
    ]);
    expect(findings.map(({ kind }) => kind).slice(0, 4)).toEqual(['failure', 'failure', 'unknown', 'difference']);
    expect(run.interrupted).toBe(true);
  });
});
