/** From the journals of a run to its result: pure but for reading files, and can be run again on any old journal. */

import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compare } from './compare.ts';
import { evidenceOf } from './evidence.ts';
import { findings } from './findings.ts';
import { type History, readHistory } from './history.ts';
import { judge } from './judge.ts';
import { measure } from './measure.ts';
import { allMetrics } from './metrics/index.ts';
import type { CellPlan } from './plan.ts';
import { readJournal } from './read-journal.ts';
import type { CellResult, Evidence, RunResult } from './result.ts';
import type { RunPlan } from './run-plan.ts';

export interface Analysis {
  readonly result: RunResult;
  readonly evidence: ReadonlyMap<string, Evidence>;
}

/** `directory` is the run's; `tookUs` as it is known to the caller, else as the journals tell. */
export function analyse(
  directory: string,
  plan: RunPlan,
  { tookUs, isInterrupted }: { readonly tookUs?: number; readonly isInterrupted: boolean },
): Analysis {
  const evidence = new Map<string, Evidence>();
  let longest = 0;
  const cells = plan.cells.map((cell): CellResult => {
    if (cell.unsupported !== undefined) return withoutRun(cell.plan, 'unsupported', cell.unsupported);
    const path = join(directory, cell.journal);
    if (!existsSync(path)) return withoutRun(cell.plan, 'unknown', 'The cell was never begun');
    try {
      const history = readHistory(readJournal(path));
      longest = Math.max(longest, history.until);
      evidence.set(cell.plan.id, evidenceOf(history));
      return judged(history, cell.journal);
    } catch (error) {
      return withoutRun(cell.plan, 'unknown', `Cannot read ${basename(path)}: ${(error as Error).message}`);
    }
  });
  const result: RunResult = {
    schema: 1,
    run: { ...plan.manifest, tookUs: tookUs ?? longest, interrupted: isInterrupted },
    findings: findings(cells, plan.catalogue.scenarios),
    catalogue: {
      ...plan.catalogue,
      metrics: Object.fromEntries(
        allMetrics.map(({ name, title, asks, unit, better }) => [name, { title, asks, unit, better }]),
      ),
    },
    cells,
    comparisons: compare(
      cells,
      plan.cells.map((cell) => cell.plan),
    ),
  };
  return { result, evidence };
}

function judged(history: History, journal: string): CellResult {
  const { plan } = history;
  const measurements = measure(history);
  return { ...identity(plan), ...judge(history, measurements), measurements, journal };
}

function withoutRun(plan: CellPlan, verdict: 'unsupported' | 'unknown', why: string): CellResult {
  return { ...identity(plan), verdict, why, expectations: [], measurements: {}, episodes: [] };
}

function identity({ id, suite, scenario, system, transport, pair, seed, repeat }: CellPlan) {
  return { id, suite, scenario, system, transport, pair, seed, repeat };
}
