/** A result that a run left, by its file or its folder. */

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RunResult } from '../result.ts';
import { UsageError } from './usage-error.ts';

/** Throws `UsageError` where there is none, and where it is of another schema. */
export function readResult(path: string): RunResult {
  try {
    const file = statSync(path).isDirectory() ? join(path, 'result.json') : path;
    const result = JSON.parse(readFileSync(file, 'utf8')) as RunResult;
    if (result.schema !== 1 || !Array.isArray(result.cells)) throw new RangeError('it is no result of schema 1');
    return result;
  } catch (error) {
    throw new UsageError(
      `Cannot read a result from "${path}": ${(error as Error).message}; expected the result.json of a run, or its folder`,
      { cause: error },
    );
  }
}
