import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findCommand } from '../machine/find-command.ts';
import type { Unavailable } from './system.ts';

export interface Python {
  readonly kind: 'python';
  readonly command: string;
  /** `3.11.7` */
  readonly version: string;
}

/** Our apps and the pinned packages ask for it. */
const oldest = [3, 9] as const;

/** The first of `python3` and `python` on PATH that is new enough. Takes tens of milliseconds, needs no network. */
export async function findPython(): Promise<Python | Unavailable> {
  const tooOld: string[] = [];
  for (const name of ['python3', 'python']) {
    const command = findCommand(name);
    const version = command === undefined ? undefined : await versionOf(command);
    if (command === undefined || version === undefined) continue;
    if (isEnough(version)) return { kind: 'python', command, version };
    tooOld.push(version);
  }
  const found = tooOld.length === 0 ? 'not found' : `found ${[...new Set(tooOld)].join(' and ')}`;
  return { kind: 'unavailable', why: `needs Python ≥ ${oldest.join('.')}: ${found}` };
}

/** Undefined where the command is no Python that runs: a version manager leaves such commands behind. */
async function versionOf(command: string): Promise<string | undefined> {
  const program = 'import platform; print(platform.python_version())';
  try {
    const { stdout } = await promisify(execFile)(command, ['-E', '-c', program], { timeout: 30_000 });
    return stdout.trim();
  } catch {
    return undefined;
  }
}

function isEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === oldest[0] && minor >= oldest[1];
}
