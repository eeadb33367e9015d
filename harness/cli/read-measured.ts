/** What was measured of an app: the result of a run, or a passport, by its file or its folder. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from '../forecast/figures.ts';
import type { PassportResult } from '../passport-result.ts';
import type { RunResult } from '../result.ts';
import { UsageError } from './usage-error.ts';

/** Several of a folder of passports. Throws `UsageError` where there is neither. */
export function readMeasured(path: string): readonly Measured[] {
  try {
    return filesOf(path).map(parsed);
  } catch (error) {
    throw new UsageError(
      `Cannot read what was measured from "${path}": ${(error as Error).message}; expected the result.json of a run, the file of a passport, or the folder of either`,
      { cause: error },
    );
  }
}

function filesOf(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path);
  if (names.includes('result.json')) return [join(path, 'result.json')];
  const folder = names.includes('passport') ? join(path, 'passport') : path;
  const passports = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'run.json');
  if (passports.length === 0) throw new RangeError('the folder holds neither');
  return passports.map((name) => join(folder, name));
}

function parsed(file: string): Measured {
  const read = JSON.parse(readFileSync(file, 'utf8')) as Partial<RunResult & PassportResult>;
  if (read.schema === 1 && Array.isArray(read.cells)) return { kind: 'run', run: read as RunResult };
  if (read.schema === 1 && Array.isArray(read.probes)) return { kind: 'passport', passport: read as PassportResult };
  throw new RangeError(`${file} is neither a result nor a passport of schema 1`);
}
