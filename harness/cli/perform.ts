import { renderTerminal } from '../../reports/terminal/render-terminal.ts';
import { analyse } from '../analysis/analyse.ts';
import { type OpenRun, openRun } from '../lab/run.ts';
import type { RunOptions } from '../lab/run-options.ts';
import { scenarioCell } from '../lab/scenario-cell.ts';
import type { Cell } from '../matrix/matrix.ts';
import { exitCodeTold } from './shortfall.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Live } from './live.ts';
import { onInterrupt } from './on-interrupt.ts';
import { runSpoiledAgain } from './run-again.ts';
import { writeReports } from './write-reports.ts';
import { writeJson, writeText } from './write-text.ts';

export interface PerformOptions extends Omit<RunOptions, 'cells' | 'signal' | 'progress'> {
  readonly cells: readonly Cell[];
  readonly live: Live;
  /** Where people read: the summary goes there. */
  readonly stream: NodeJS.WriteStream;
  /** The result as JSON on stdout in place of the summary. */
  readonly json: boolean;
}

/** Runs the cells to their end or to the first Ctrl-C, writes the reports, tells the result and says with what to end. */
export async function perform({ live, stream, json, ...options }: PerformOptions): Promise<ExitCode> {
  const interrupt = onInterrupt(() =>
    live.progress.line('Ending the run: healing, stopping the apps, writing the report of what was seen'),
  );
  const cells = options.cells.map(scenarioCell);
  let run: OpenRun | undefined;
  let tookUs: number | undefined;
  try {
    const opened = await openRun({ ...options, cells, signal: interrupt.signal, progress: live.progress });
    run = opened;
    await Promise.all(cells.map((cell) => opened.runCell(cell)));
    await runSpoiledAgain(opened, cells, { line: live.progress.line, signal: interrupt.signal });
  } finally {
    tookUs = await run?.close();
    live.stop();
    interrupt.stop();
  }
  const isInterrupted = interrupt.signal.aborted;
  const analysis = analyse(run.directory, run.plan, { isInterrupted, ...(tookUs === undefined ? {} : { tookUs }) });
  const reportAt = writeReports(run.directory, analysis);
  if (json) writeJson(process.stdout, analysis.result);
  else
    writeText(
      stream,
      renderTerminal(analysis.result, {
        colour: stream.hasColors?.() ?? false,
        width: Math.min(stream.columns ?? 100, 120),
        reportAt,
      }),
    );
  return exitCodeTold(run.plan, analysis.result, stream);
}
