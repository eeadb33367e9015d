import { CommanderError } from '@commander-js/extra-typings';
import type { PassportResult } from '../passport-result.ts';
import { hasRegression } from '../analysis/compare/has-regression.ts';
import type { RunResult } from '../result.ts';
import { UsageError } from './usage-error.ts';

/** With what the harness ends (docs/commands.md); 64 and 70 are those of sysexits.h, 130 is that of a shell after Ctrl-C. */
export const exitCodes = { pass: 0, fail: 1, unknown: 2, usage: 64, internal: 70, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A known failure is reported and does not fail the run. `shortfall`: what was not measured, see `shortfallOf()`. */
export function exitCodeOf({ run, cells, baseline }: RunResult, shortfall?: string): ExitCode {
  if (run.interrupted) return exitCodes.interrupted;
  if (baseline && hasRegression(baseline)) return exitCodes.fail;
  if (cells.some(({ verdict, known }) => verdict === 'fail' && !known)) return exitCodes.fail;
  if (cells.some(({ verdict }) => verdict === 'unknown')) return exitCodes.unknown;
  return shortfall === undefined ? exitCodes.pass : exitCodes.unknown;
}

/** As of a run: a failure that is on record is shown and does not fail the passport. */
export function exitCodeOfPassports(
  results: readonly PassportResult[],
  {
    isInterrupted,
    isComplete = true,
    mayBeEmpty = false,
  }: {
    readonly isInterrupted: boolean;
    /** False where a system that was asked for by name could not be had. Default true. */
    readonly isComplete?: boolean;
    /** The user takes it as it is where nothing was measured. Default false. */
    readonly mayBeEmpty?: boolean;
  },
): ExitCode {
  if (isInterrupted) return exitCodes.interrupted;
  const probes = results.flatMap((result) => result.probes);
  const isNews = probes.some(({ rows }) => rows.some(({ judged }) => judged?.verdict === 'fail' && !judged.known));
  if (isNews) return exitCodes.fail;
  const isWhole =
    isComplete &&
    (mayBeEmpty || probes.some(({ standing }) => standing === 'measured')) &&
    probes.every(({ standing }) => standing !== 'void');
  return isWhole ? exitCodes.pass : exitCodes.unknown;
}

/** Of what a command threw; help and version are no errors. */
export function exitCodeOfError(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.pass : exitCodes.usage;
  return error instanceof UsageError ? exitCodes.usage : exitCodes.internal;
}
