/** Where a result comes from: the machine and the harness' own version. */

import type { RunManifest } from '../result.ts';
import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';

export function describeMachine(): RunManifest['machine'] {
  const all = cpus();
  return {
    cpus: all.length,
    cpu: all[0]?.model ?? 'unknown',
    memoryBytes: totalmem(),
    os: `${type()} ${release()}`,
  };
}

/** The harness' own commit; undefined where it is not in a git checkout. */
export function ownCommit(): { readonly id: string; readonly dirty: boolean } | undefined {
  try {
    const git = (...args: string[]): string =>
      execFileSync('git', args, {
        cwd: import.meta.dirname,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    return { id: git('rev-parse', '--short=12', 'HEAD'), dirty: git('status', '--porcelain') !== '' };
  } catch {
    return undefined;
  }
}
