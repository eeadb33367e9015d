import { type OpenRun, openRun } from '../lab/run.ts';
import type { RunOptions } from '../lab/run-options.ts';
import { scenarioCell } from '../lab/scenario-cell.ts';
import type { RunnableCell } from '../lab/script.ts';
import type { Cell } from '../matrix/matrix.ts';
import { runSpoiledAgain } from './run-again.ts';

export interface MeasureOptions extends Omit<RunOptions, 'cells'> {
  readonly cells: readonly Cell[];
  /** Puts each cell within reach of somebody who steers it. What they did is not done again. Default: nobody does. */
  readonly steered?: (cell: RunnableCell) => RunnableCell;
  /** False: a cell that a busy machine may have spoiled stays without a verdict. Default: it is run again, alone, unless it was steered. */
  readonly looksAgain?: boolean;
  /** Is told the first error of ours, and ends the run in order. Default: the error is thrown once the run is closed. */
  readonly giveUp?: (error: unknown) => void;
}

/** Closed: its journals are whole, and nothing of it runs any more. */
export interface MeasuredRun {
  readonly run: OpenRun;
  readonly tookUs: number;
}

/**
 * Runs the cells to their end or to what ends them sooner, those that a busy machine may have spoiled once more, and closes the run.
 * Undefined where it was ended before it had begun.
 *
 * @throws what is wrong with the run, unless its signal ended it
 */
export async function measureRun({
  giveUp = rethrow,
  steered,
  looksAgain = steered === undefined,
  ...options
}: MeasureOptions): Promise<MeasuredRun | undefined> {
  const { signal, progress } = options;
  const cells = options.cells.map(scenarioCell).map((cell) => steered?.(cell) ?? cell);
  let run: OpenRun | undefined;
  try {
    const opened = await openRun({ ...options, cells });
    run = opened;
    await Promise.all(cells.map((cell) => opened.runCell(cell).catch(giveUp)));
    if (looksAgain) await runSpoiledAgain(opened, cells, { line: progress.line, signal });
  } catch (error) {
    // What is cut short ends in many ways, and none of them says why.
    if (!signal.aborted) throw error;
  } finally {
    await run?.close();
  }
  return run && { run, tookUs: await run.close() };
}

function rethrow(error: unknown): never {
  throw error;
}
