import type { RunResult } from '../result.ts';

/** As design.md §4.6 has them; 130 for a run that the user cut short. */
export const exitCodes = { pass: 0, fail: 1, unknown: 2, usage: 64, internal: 70, interrupted: 130 } as const;

/** A known failure is reported and does not fail the run. */
export function exitCodeOf({ run, cells }: RunResult): number {
  if (run.interrupted) return exitCodes.interrupted;
  if (cells.some(({ verdict, known }) => verdict === 'fail' && !known)) return exitCodes.fail;
  if (cells.some(({ verdict }) => verdict === 'unknown')) return exitCodes.unknown;
  return exitCodes.pass;
}
