/** The folder of a run: `run.json`, `journal/`, `result.json`, the reports; and `latest`, which points to the newest. */

import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LabError } from '../base/lab-error.ts';
import { machineWords } from '../base/machine-words.ts';

/** Makes the folder of a new run under `out`, and lets `latest` point to it. Throws `LabError` where it cannot be made. */
export function createRunFolder(out: string, id: string): string {
  const directory = resolve(out, id);
  const latest = join(dirname(directory), 'latest');
  const next = `${latest}.${process.pid}`;
  try {
    mkdirSync(join(directory, 'journal'), { recursive: true });
    rmSync(next, { force: true });
    symlinkSync(basename(directory), next);
    renameSync(next, latest);
  } catch (cause) {
    throw new LabError(`Cannot make ${directory}: ${machineWords(cause) ?? (cause as Error).message}`, { cause });
  }
  return directory;
}

/** Writes whole or not at all. Throws `LabError`. */
export function writeWhole(path: string, text: string): void {
  const part = `${path}.part`;
  try {
    // A folder from elsewhere may have a link of this name that leads out of it.
    rmSync(part, { force: true });
    writeFileSync(part, text, { flag: 'wx', mode: 0o600 });
    renameSync(part, path);
  } catch (cause) {
    rmSync(part, { force: true });
    throw new LabError(`Cannot write ${path}: ${machineWords(cause) ?? (cause as Error).message}`, { cause });
  }
}
