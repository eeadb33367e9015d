import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { delivered, journalOf, linkUp, planOf } from '../history/fixtures/facts.ts';
import type { PlannedCell, RunPlan } from '../plan/run-plan.ts';
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

function runOf(...cells: readonly PlannedCell[]): RunPlan {
  const catalogue = { scenarios: {}, systems: {}, transports: {} };
  return { version: 1, manifest: { id: 'run', seed: 1 }, catalogue, cells } as unknown as RunPlan;
}

describe('analyse()', () => {
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
