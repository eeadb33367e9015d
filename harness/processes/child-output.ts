/** What a child wrote, line by line, and its end, which comes after its last line. */

import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Child, Exit } from './children.ts';
import { signalByShell } from './shell-line.ts';
import { splitLines } from './split-lines.ts';

type Listener = Parameters<Child['onLine']>[0];

/** A descendant may hold the pipes open long after the child is gone; nobody waits for that one. */
const drainMs = 200;

export function childOutput(
  child: ChildProcessByStdio<null, Readable, Readable>,
  { isShell }: { readonly isShell: boolean },
): Pick<Child, 'onLine' | 'exited'> {
  const listeners: Listener[] = [];
  let backlog: Parameters<Listener>[] = [];

  function tell(...line: Parameters<Listener>): void {
    if (listeners.length === 0) backlog.push(line);
    for (const listener of listeners) listener(...line);
  }

  const drained = Promise.all([
    read(child.stdout, (line) => tell('stdout', line)),
    read(child.stderr, (line) => tell('stderr', line)),
  ]);

  return {
    onLine: (listener) => {
      listeners.push(listener);
      const missed = backlog;
      backlog = [];
      for (const line of missed) listener(...line);
    },
    exited: exitOf(child, { drained, isShell }),
  };
}

/** Resolves when the stream has ended and its last line was told. */
function read(stream: Readable, onLine: (line: string) => void): Promise<void> {
  const lines = splitLines(onLine);
  stream.on('data', (bytes: Buffer) => lines.push(bytes));
  stream.once('end', () => lines.end());
  return new Promise((resolve) => stream.once('close', resolve));
}

async function exitOf(
  child: ChildProcessByStdio<null, Readable, Readable>,
  { drained, isShell }: { readonly drained: Promise<unknown>; readonly isShell: boolean },
): Promise<Exit> {
  const exit = await new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  // After the pause one turn more: had we been too busy to read, what waits in the pipes is read now.
  await Promise.race([drained, sleep(drainMs).then(() => nextTurn())]);
  const byShell = isShell ? signalByShell(exit.code) : undefined;
  return { ...exit, ...(byShell === undefined ? {} : { byShell }) };
}
