/**
 * The end of `.ci/run`: `print-tally.ts <exit code of npm test> <exit code of npm start> <what was left running>`. Reads the
 * test reports and the result of the run over every system, prints the count, ends with 1 where something failed.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunResult } from '../result.ts';
import { type TestReport, tally } from './tally.ts';

const reportsIn = 'out/tests';
const systemsResult = 'out/ci-systems/latest/result.json';

const [, , tested, started, leftovers = ''] = process.argv;
const reports = existsSync(reportsIn)
  ? readdirSync(reportsIn).map((name) => read<TestReport>(join(reportsIn, name)))
  : [];
const cells = existsSync(systemsResult) ? read<RunResult>(systemsResult).cells : [];
const { lines, isGood } = tally({
  reports,
  steps: { 'npm test': tested === '0', 'npm start': started === '0', 'no leftovers': leftovers === '' },
  cells,
});
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = isGood ? 0 : 1;

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}
