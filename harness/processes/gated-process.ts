/**
 * A process that is not let run before somebody else knows of it. It starts as a shell that waits for a word on an extra
 * pipe and then becomes the command; if the harness dies first, the pipe ends and so does the shell.
 */

import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Duplex } from 'node:stream';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { ChildSpec } from './children.ts';
import { LabError } from '../base/lab-error.ts';
import { shellLine } from './shell-line.ts';

/** fd 3 is closed before the command runs: it never learns of the gate. */
const stub = `read -r go <&3 || exit 1
command -v -- "$1" >/dev/null 2>&1 || { echo missing >&3; exit 127; }
echo found >&3
exec "$@" 3<&-`;

export interface GatedProcess {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  /** Also the id of its process group. */
  readonly pid: number;
  /** True where a shell stays between us and what it runs. */
  readonly isShell: boolean;
  /** Lets it run. Throws `LabError` where there is no such command. */
  open(): Promise<void>;
  /** Ends it unrun. */
  cancel(): void;
}

/** Starts the shell, in a session of its own. Throws `LabError` where even that fails. */
export async function startGated(spec: ChildSpec, env: Readonly<Record<string, string>>): Promise<GatedProcess> {
  const { label, command, args = [], cwd, shell = false } = spec;
  const { line: text, isProgram } = shellLine([command, ...args].join(' '));
  const line = shell ? ['/bin/sh', '-c', text] : [command, ...args];
  const child = spawn('/bin/sh', ['-c', stub, 'sh', ...line], {
    ...(cwd === undefined ? {} : { cwd }),
    detached: true,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  // Without a descriptor left it has no pipes at all.
  const gate: unknown = (child.stdio as readonly unknown[] | undefined)?.[3];
  try {
    await once(child, 'spawn');
  } catch (error) {
    const why = cwd === undefined || existsSync(cwd) ? (error as Error).message : `its folder ${cwd} does not exist`;
    throw new LabError(`Cannot start ${label}: ${why}`, { cause: error });
  }
  if (child.pid === undefined || !(gate instanceof Duplex))
    throw new TypeError('a spawned process has an id and a gate');
  // The shell may be gone when the word is written; its answer, or the lack of one, says so.
  gate.on('error', () => {});
  let answer = '';
  gate.on('data', (bytes: Buffer) => {
    answer += bytes.toString();
  });
  return {
    process: child as unknown as ChildProcessByStdio<null, Readable, Readable>,
    pid: child.pid,
    isShell: shell && !isProgram,
    open: async () => {
      gate.write('go\n');
      // It ends when the shell becomes the command, or ends itself.
      await finished(gate).catch(() => {});
      if (answer === 'found\n') return;
      const why = answer === '' ? 'it was killed before it ran' : `there is no command "${command}" that can be run`;
      throw new LabError(`Cannot start ${label}: ${why}`);
    },
    cancel: () => void gate.destroy(),
  };
}
