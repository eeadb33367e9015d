/** From the journals of a run to its result: pure but for reading files, and can be run again on any old journal. */

import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { answers } from './answer.ts';
import { compare } from './compare/compare.ts';
import { marginOf } from './compare/margin.ts';
import { evidenceOf } from './evidence.ts';
import { findings } from './findings/findings.ts';
import { type History, readHistory } from '../history/history.ts';
import { type Reporting, reportingOf } from '../history/reporting.ts';
import { judge } from './judge.ts';
import { lint } from './lint/index.ts';
import { isSpoiled, notRunAgain, rerun } from './rerun.ts';
import { besideName } from '../journal/journal-name.ts';
import { unsteadiness } from './steadiness.ts';
import { measure } from './measure.ts';
import { refusalsInWords } from './refusals.ts';
import { allMetrics } from '../metrics/index.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import type { Entry } from '../journal/facts.ts';
import { readJournal } from '../journal/read-journal.ts';
import type { Catalogue, CellResult, Evidence, RunResult } from '../result.ts';
import type { RunPlan } from '../plan/run-plan.ts';

export interface Analysis {
  readonly result: RunResult;
  readonly evidence: ReadonlyMap<string, Evidence>;
}

/**
 * `directory` is the run's. `tookUs` as the caller knows it, else the longest journal's; a run without the caller's word
 * counts as cut short where a journal is missing or torn.
 */
export function analyse(
  directory: string,
  plan: RunPlan,
  known: { readonly tookUs?: number; readonly isInterrupted?: boolean } = {},
): Analysis {
  const evidence = new Map<string, Evidence>();
  let longest = 0;
  let isCutShort = false;
  const reporting = reportingBySystem(directory, plan);
  const cells = plan.cells.map((cell): CellResult => {
    if (cell.unsupported !== undefined) return withoutRun(cell.plan, 'unsupported', cell.unsupported);
    const path = join(directory, cell.journal);
    if (!existsSync(path)) {
      isCutShort = true;
      return withoutRun(cell.plan, 'unknown', 'The cell was never begun');
    }
    try {
      const known = reporting.get(cell.plan.system);
      const told = known ? { reporting: known } : {};
      const history = readHistory(readJournal(path), told);
      longest = Math.max(longest, history.until);
      isCutShort ||= history.isCutOff;
      evidence.set(cell.plan.id, evidenceOf(history));
      return judgedIn(directory, history, { journal: cell.journal, known: told });
    } catch (error) {
      // Killed before its first lines were on disk.
      isCutShort ||= error instanceof SyntaxError;
      return withoutRun(cell.plan, 'unknown', `Cannot read ${basename(path)}: ${(error as Error).message}`);
    }
  });
  const catalogue: Catalogue = {
    ...plan.catalogue,
    metrics: Object.fromEntries(
      allMetrics.map((metric) => {
        const { name, title, asks, unit, better, isHeadline } = metric;
        return [name, { title, asks, unit, better, ...(isHeadline ? { isHeadline } : {}), margin: marginOf(metric) }];
      }),
    ),
  };
  const comparisons = compare(
    cells,
    plan.cells.map((cell) => cell.plan),
    { ...plan.comparing, calibration: plan.manifest.calibration, titles: catalogue },
  );
  const result: RunResult = {
    schema: 1,
    run: { ...plan.manifest, tookUs: known.tookUs ?? longest, interrupted: known.isInterrupted ?? isCutShort },
    answers: answers(cells, catalogue, comparisons),
    findings: findings(cells, catalogue, comparisons),
    catalogue,
    cells,
    comparisons,
  };
  return { result, evidence };
}

/** One cell by itself, as soon as it has ended; `reporting` as earlier cells showed it. */
export function judgeJournal(
  directory: string,
  { journal }: { readonly journal: string },
  known: { readonly reporting?: Reporting } = {},
): CellResult {
  return judgedIn(directory, readHistory(readJournal(join(directory, journal)), known), { journal, known });
}

/** Whether others that ran at the same time may have spoiled the cell, so that it has to be run again alone. */
export function mayBeSpoiled(directory: string, { journal }: { readonly journal: string }): boolean {
  const path = join(directory, journal);
  if (!existsSync(path)) return false;
  const history = readHistory(readJournal(path));
  return isSpoiled(history, judged(history, journal));
}

/** With what is known of the first time where it was run again. */
function judgedIn(
  directory: string,
  history: History,
  { journal, known }: { readonly journal: string; readonly known: { readonly reporting?: Reporting } },
): CellResult {
  const result = judged(history, journal);
  const before = besideName(journal);
  if (existsSync(join(directory, before))) {
    const first = readHistory(readJournal(join(directory, before)), known);
    return rerun(judged(first, before), result, first);
  }
  return result.verdict === 'fail' && isSpoiled(history, result) ? notRunAgain(result, history) : result;
}

/** Whether an app says or shows what it handled is a thing of the run: one that does so anywhere is held to it everywhere. */
function reportingBySystem(directory: string, { cells }: RunPlan): ReadonlyMap<string, Reporting> {
  const ran = cells.filter(
    ({ unsupported, journal }) => unsupported === undefined && existsSync(join(directory, journal)),
  );
  const bySystem = Map.groupBy(ran, ({ plan }) => plan.system);
  return new Map(
    [...bySystem].map(([system, own]) => [
      system,
      reportingOf(own.map(({ plan, journal }) => ({ plan, entries: readable(join(directory, journal)) }))),
    ]),
  );
}

/** A journal as far as it can be read; what is wrong with it, its cell tells. */
function* readable(path: string): Iterable<Entry> {
  try {
    yield* readJournal(path);
  } catch {
    return;
  }
}

function judged(history: History, journal: string): CellResult {
  const { plan } = history;
  const measurements = measure(history);
  const judgement = judge(history, measurements);
  const refused = refusalsInWords(measurements);
  const found = lint(history);
  const unsteady = unsteadiness(history, measurements);
  return {
    ...identity(plan),
    ...judgement,
    ...(refused === undefined ? {} : { why: `${judgement.why}; ${refused}` }),
    handledBy: history.reporting.by,
    ...(found.length === 0 ? {} : { lint: found }),
    measurements,
    ...(unsteady.length === 0 ? {} : { unsteady }),
    journal,
  };
}

function withoutRun(plan: CellPlan, verdict: 'unsupported' | 'unknown', why: string): CellResult {
  return { ...identity(plan), verdict, why, expectations: [], measurements: {}, episodes: [] };
}

function identity({ id, suite, scenario, system, transport, pair, seed, route, repeat }: CellPlan) {
  return { id, suite, scenario, system, transport, pair, seed, ...(route ? { route } : {}), repeat };
}
