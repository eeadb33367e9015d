/** Cells that others on the machine may have spoiled get a second look, alone, before one of them may be said to fail. */

import { mayBeSpoiled } from '../analysis/analyse.ts';
import type { OpenRun } from '../lab/run.ts';
import type { RunnableCell } from '../lab/script.ts';

/** A run in which everything fails is not to take for ever: no more are begun after so many, nor after so long. */
const most = 6;
const withinMs = 60_000;

/** One after the other, when all have ended; what is not run again is told. */
export async function runSpoiledAgain(
  run: OpenRun,
  cells: readonly RunnableCell[],
  { line, signal }: { readonly line: (text: string) => void; readonly signal: AbortSignal },
): Promise<void> {
  const spoiled = cells.filter((cell) => !signal.aborted && isSpoiledIn(run, cell));
  if (spoiled.length === 0) return;
  line(`Running again alone, one by one: ${spoiled.length} that a busy machine may have spoiled`);
  const began = performance.now();
  let ran = 0;
  for (const cell of spoiled) {
    if (signal.aborted || ran >= most || performance.now() - began > withinMs) break;
    await run.runAgainAlone(cell);
    ran += 1;
  }
  if (ran < spoiled.length && !signal.aborted)
    line(
      `Not run again: ${spoiled.length - ran} of ${spoiled.length} (a run does so for ${withinMs / 1_000} s, and ${most} times, at most); run them with --workers 1`,
    );
}

/** False for one that was not run at all. */
export function isSpoiledIn({ directory, plan }: OpenRun, cell: RunnableCell): boolean {
  const planned = plan.cells.find((each) => each.plan.id === cell.plan.id);
  return planned !== undefined && planned.unsupported === undefined && mayBeSpoiled(directory, planned);
}
