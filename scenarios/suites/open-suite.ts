/** What the suites share: one run, opened once, whose cells are named tests. */

import { afterAll, beforeAll } from 'vitest';
import { type Analysis, analyse, judgeJournal } from '../../harness/analysis/analyse.ts';
import { isSpoiledIn } from '../../harness/cli/run-again.ts';
import { writeReports } from '../../harness/cli/write-reports.ts';
import type { Cell } from '../../harness/matrix/matrix.ts';
import { scenarioCell } from '../../harness/lab/scenario-cell.ts';
import { type OpenRun, openRun } from '../../harness/lab/run.ts';
import type { RunOptions } from '../../harness/lab/run-options.ts';
import type { PlannedCell } from '../../harness/plan/run-plan.ts';
import type { CellResult, RunResult } from '../../harness/result.ts';
import { writeText } from '../../harness/cli/write-text.ts';

export interface OpenSuite {
  /**
   * Runs the cell when its turn comes, and judges it; once more alone where others may have spoiled it (an app that is broken on
   * purpose only where it has no verdict).
   */
  result(cell: Cell, environment?: Readonly<Record<string, string>>): Promise<CellResult>;
  /** As `result`, of a run that has no other cell. */
  runResult(cell: Cell, environment?: Readonly<Record<string, string>>): Promise<RunResult>;
}

/** Opens the run before the file's tests and closes it after them; the report shows the cells that ran. */
export function openSuite({
  cells,
  ...options
}: Omit<RunOptions, 'cells' | 'signal' | 'progress'> & { readonly cells: readonly Cell[] }): OpenSuite {
  const abort = new AbortController();
  const runnable = new Map(cells.map((cell) => [cell, scenarioCell(cell)] as const));
  const ran = new Set<Cell>();
  let run: OpenRun | undefined;

  beforeAll(async () => {
    run = await openRun({
      ...options,
      cells: [...runnable.values()],
      signal: abort.signal,
      progress: {
        line: (text) => writeText(process.stderr, `${text}\n`),
        began: ({ engine, directory }) =>
          writeText(process.stderr, `Toxiproxy ${engine.version} (${engine.from}), journals in ${directory}\n`),
        cellBegan: () => undefined,
        cellEnded: () => undefined,
      },
    });
  });

  afterAll(async () => {
    abort.abort();
    const tookUs = await run?.close();
    if (!run || tookUs === undefined || ran.size === 0) return;
    const ids = new Set([...ran].map(({ plan }) => plan.id));
    const cells = run.plan.cells.filter((cell) => ids.has(cell.plan.id) || cell.unsupported !== undefined);
    const plan = { ...run.plan, cells };
    const analysis: Analysis = analyse(run.directory, plan, { tookUs, isInterrupted: false });
    writeText(process.stderr, `Report: ${writeReports(run.directory, analysis)}\n`);
  });

  async function play(cell: Cell, environment?: Readonly<Record<string, string>>): Promise<Played> {
    if (!run) throw new Error('Cannot run a cell: the run was not opened');
    ran.add(cell);
    const planned = run.plan.cells.find(({ plan }) => plan.id === cell.plan.id);
    const found = runnable.get(cell);
    if (!planned || !found) throw new Error(`Cannot run "${cell.plan.id}": it is not in the run's plan`);
    await run.runCell(found, environment);
    const isBroken = environment !== undefined;
    const isDecided = isBroken && judgeJournal(run.directory, planned).verdict === 'fail';
    if (!isDecided && isSpoiledIn(run, found)) await run.runAgainAlone(found, environment);
    return { run, planned };
  }

  return {
    async result(cell, environment) {
      const { run, planned } = await play(cell, environment);
      return judgeJournal(run.directory, planned);
    },
    async runResult(cell, environment) {
      const { run, planned } = await play(cell, environment);
      return analyse(run.directory, { ...run.plan, cells: [planned] }, { isInterrupted: false }).result;
    },
  };
}

interface Played {
  readonly run: OpenRun;
  readonly planned: PlannedCell;
}
