import { checkOut } from './check-out.ts';
import type { ExitCode } from './exit-codes.ts';
import { measureCells, type MeasureCellsOptions } from './measure-cells.ts';
import { exitCodeOfEnd, onInterrupt } from './on-interrupt.ts';
import { tellMeasured, type TellOptions } from './tell-measured.ts';

export interface PerformOptions extends MeasureCellsOptions, TellOptions {}

/** Runs the cells to their end or to what ends them sooner, writes the reports, tells the result and says with what to end. */
export async function perform({ stream, json, isQuiet = false, ...options }: PerformOptions): Promise<ExitCode> {
  checkOut(options.out);
  const interrupt = onInterrupt((why) => {
    if (why === undefined)
      options.live.progress.line('Ending the run: healing, stopping the apps, writing the report of what was seen');
  });
  const { signal } = interrupt;
  try {
    const measured = await measureCells(options, interrupt);
    if (measured === undefined) return exitCodeOfEnd(signal);
    // What was measured is written: whoever does not read on has its verdict all the same.
    interrupt.stop();
    return tellMeasured(measured, { stream, json, isQuiet, signal });
  } finally {
    interrupt.stop();
  }
}
