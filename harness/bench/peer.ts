/** The other process: who acks. Its loss ends the bench. */

import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Child, Children } from '../children.ts';
import { LabError } from '../lab-error.ts';

export interface Peer {
  /** First line of its stdout. Rejects where it ends before. */
  readonly firstLine: Promise<string>;
  /** Throws `LabError` where it has ended. */
  check(): void;
  /** Rejects with a `LabError` when it ends. */
  readonly lost: Promise<never>;
  stop(): Promise<void>;
}

export async function startPeer(
  children: Children,
  program: 'socket-client' | 'http-receiver',
  args: readonly string[] = [],
): Promise<Peer> {
  const child: Child = await children.spawn({
    label: `the bench's ${program}`,
    command: process.execPath,
    args: [fileURLToPath(new URL(`./${program}${extname(import.meta.url)}`, import.meta.url)), ...args],
  });
  let said = '';
  const line = Promise.withResolvers<string>();
  child.onLine((stream, text) => {
    if (stream === 'stdout') line.resolve(text);
    else said = text;
  });
  let isStopped = false;
  const lost = child.exited.then(({ code, signal }) => {
    throw new LabError(`Cannot go on with the bench: its ${program} ended (${signal ?? code})${said && `: ${said}`}`);
  });
  lost.catch(() => {});
  return {
    firstLine: Promise.race([line.promise, lost]),
    lost,
    check() {
      if (isStopped) throw new LabError(`Cannot go on with the bench: its ${program} was stopped`);
    },
    async stop() {
      isStopped = true;
      await child.kill();
    },
  };
}
