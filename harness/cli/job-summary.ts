/** What GitHub shows of a job: it names a file, to which each step adds its part. */

import { appendFileSync } from 'node:fs';
import { markdown } from '../../reports/formats/markdown.ts';
import type { RunResult } from '../result.ts';
import { writeText } from './write-text.ts';

/** GitHub cuts a step's summary off at 1 MiB. */
const mostBytes = 1024 * 1024;

/** Where `GITHUB_STEP_SUMMARY` names no file, nothing is written; where it cannot be written, a line says so and the run counts. */
export function writeJobSummary(
  result: RunResult,
  {
    environment = process.env,
    stream,
  }: { readonly environment?: NodeJS.ProcessEnv; readonly stream: NodeJS.WriteStream },
): void {
  const path = environment['GITHUB_STEP_SUMMARY'];
  if (!path) return;
  const text = markdown.render(result);
  const fits = Buffer.byteLength(text) <= mostBytes;
  try {
    appendFileSync(path, fits ? text : `${text.slice(0, mostBytes / 4)}\n\n… cut off: the whole is in report.html\n`);
  } catch (error) {
    writeText(stream, `Cannot write the job summary: ${(error as Error).message}\n`);
  }
}
