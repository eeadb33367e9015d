/** What keeps a run without a failure from being a success: nothing was measured, or not all that was asked for by name. */

import type { RunPlan } from '../plan/run-plan.ts';
import type { PassportResult } from '../passport-result.ts';
import type { RunResult } from '../result.ts';
import { exitCodeOf, exitCodeOfPassports, type ExitCode } from './exit-codes.ts';
import { visibleLine } from '../base/visible-text.ts';
import { writeText } from './write-text.ts';

/** In a sentence for the terminal; undefined where there is none, or where the user takes it as it is. */
export function shortfallOf(
  {
    required = [],
    unavailable = {},
    allowsUnsupported = false,
  }: Pick<RunPlan, 'required' | 'unavailable' | 'allowsUnsupported'>,
  { cells }: Pick<RunResult, 'cells'>,
): string | undefined {
  if (allowsUnsupported) return undefined;
  const missing = missingOf({ required, unavailable });
  if (missing !== undefined) return missing;
  if (cells.some(({ verdict }) => verdict !== 'unsupported')) return undefined;
  const [first] = cells;
  return `Nothing was measured: no cell can be run${first ? ` (${first.why})` : ''}. --allow-unsupported takes a run as it is`;
}

function missingOf({ required = [], unavailable = {} }: Pick<RunPlan, 'required' | 'unavailable'>): string | undefined {
  const [lacking, ...others] = required.filter((name) => name in unavailable);
  if (lacking === undefined) return undefined;
  const more = others.length === 0 ? '' : `; nor could ${others.join(', ')}`;
  return `Not all that was asked for was measured: ${lacking} could not be had (${unavailable[lacking]})${more}. --allow-unsupported takes a run as it is`;
}

/** With what passports end, when they are measured as when they are computed again from their journals. */
export function passportsExitCodeTold(
  plan: Pick<RunPlan, 'required' | 'unavailable' | 'allowsUnsupported'>,
  results: readonly PassportResult[],
  { isInterrupted, stream }: { readonly isInterrupted: boolean; readonly stream: NodeJS.WritableStream },
): ExitCode {
  const mayBeEmpty = plan.allowsUnsupported === true;
  const missing = isInterrupted || mayBeEmpty ? undefined : missingOf(plan);
  if (missing !== undefined) writeText(stream, `${visibleLine(missing)}\n`);
  return exitCodeOfPassports(results, { isInterrupted, isComplete: missing === undefined, mayBeEmpty });
}

/** With what a run ends; where it looks like a success and is none, a line says why. */
export function exitCodeTold(plan: RunPlan, result: RunResult, stream: NodeJS.WritableStream): ExitCode {
  const shortfall = result.run.interrupted ? undefined : shortfallOf(plan, result);
  if (shortfall !== undefined) writeText(stream, `${visibleLine(shortfall)}\n`);
  return exitCodeOf(result, shortfall);
}
