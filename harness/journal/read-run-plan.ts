/** `run.json` of a folder that may be from anywhere: nothing outside of the folder is read for it. */

import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { RunPlan } from '../plan/run-plan.ts';
import { besideName } from './journal-name.ts';
import { runPlanSchema, wrongWith } from './run-plan-schema.ts';

/** Bytes: that of a run of every system and scenario has 2 MB. */
const largestPlan = 64 * 1_024 * 1_024;

/** Throws `RangeError`, one sentence, where the folder is not one of a run. */
export function readRunPlan(directory: string): RunPlan {
  const refuse = (why: string, cause?: unknown): never => {
    throw new RangeError(`Cannot analyse "${directory}": ${why}`, { cause });
  };
  const path = join(directory, 'run.json');
  if (!existsSync(path)) refuse('there is no run.json in it, expected the folder of a run, such as out/latest');
  const about = statSync(path);
  if (!about.isFile()) refuse('its run.json is no file');
  if (about.size > largestPlan)
    refuse(`its run.json has ${about.size} bytes, expected at most ${largestPlan} (64 MiB)`);
  let plan: unknown;
  try {
    plan = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    refuse(`its run.json cannot be read: ${(error as Error).message}`, error);
  }
  const wrong = wrongWith(runPlanSchema, plan);
  if (wrong !== undefined) refuse(`its run.json is not that of a run: ${wrong}`);
  const { cells } = plan as RunPlan;
  const outside = ['run.json', 'passport', ...cells.flatMap(({ journal }) => [journal, besideName(journal)])].find(
    (each) => leadsOut(directory, each),
  );
  if (outside !== undefined) refuse(`"${outside}" leads out of the folder`);
  return plan as RunPlan;
}

/** By its path, or by a symbolic link on the way. */
function leadsOut(directory: string, name: string): boolean {
  const inside = `${realpathSync(directory)}${sep}`;
  const path = join(inside, name);
  if (!path.startsWith(inside)) return true;
  return existsSync(path) && !realpathSync(path).startsWith(inside);
}
