import type { RunResult } from '../result.ts';
import { perform, type PerformOptions } from './perform.ts';

/**
 * Runs the cells as `perform` does and tells nothing of them: the caller makes something else of the result. Undefined where the run
 * was ended before it had begun.
 */
export async function resultOfRun({
  embedded,
  ...options
}: Omit<PerformOptions, 'engine' | 'json' | 'isQuiet' | 'complete'> & {
  readonly embedded: boolean;
}): Promise<RunResult | undefined> {
  let seen: RunResult | undefined;
  await perform({
    ...options,
    engine: embedded ? 'embedded' : 'auto',
    json: false,
    isQuiet: true,
    complete: (result) => (seen = result),
  });
  return seen;
}
