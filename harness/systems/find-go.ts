import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findCommand } from '../machine/find-command.ts';
import type { Unavailable } from './system.ts';

export interface Go {
  readonly kind: 'go';
  /** `1.26.8` */
  readonly version: string;
}

/** The Go on PATH, where it is `oldest` (as `1.26`) or newer. Takes tens of milliseconds, needs no network. */
export async function findGo(oldest: string): Promise<Go | Unavailable> {
  const command = findCommand('go');
  const version = command === undefined ? undefined : await versionOf(command);
  if (version !== undefined && isEnough(version, oldest)) return { kind: 'go', version };
  const found = version === undefined ? 'not found' : `found ${version}`;
  return { kind: 'unavailable', why: `needs Go ≥ ${oldest}: ${found}` };
}

/** Undefined where the command is no Go that runs: a version manager leaves such commands behind. */
async function versionOf(command: string): Promise<string | undefined> {
  try {
    const env = { ...process.env, GOTOOLCHAIN: 'local' };
    const { stdout } = await promisify(execFile)(command, ['env', 'GOVERSION'], { timeout: 30_000, env });
    return /^go(\d+\.\d+(?:\.\d+)?)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

function isEnough(version: string, oldest: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
