/** The other process: who acks. Its loss ends the bench. */

import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Children } from '../processes/children.ts';
import { LabError } from '../base/lab-error.ts';

export interface Peer {
  /** First line of its stdout. Rejects where it ends before. */
  readonly firstLine: Promise<string>;
  /** Rejects with a `LabError` when it ends, or with the signal's reason when that fires. */
  readonly lost: Promise<never>;
  stop(): Promise<void>;
}

interface PeerOptions {
  readonly children: Children;
  readonly program: 'socket-client' | 'http-receiver';
  readonly args?: readonly string[];
  readonly signal: AbortSignal;
}

export async function startPeer({ children, program, args = [], signal }: PeerOptions): Promise<Peer> {
  const child = await children.spawn({
    label: `the bench's ${program}`,
    command: process.execPath,
    args: [fileURLToPath(new URL(`./${program}-process${extname(import.meta.url)}`, import.meta.url)), ...args],
  });
  let said = '';
  const line = Promise.withResolvers<string>();
  child.onLine((stream, text) => {
    if (stream === 'stdout') line.resolve(text);
    else said = text;
  });
  const ended = child.exited.then(({ code, signal }) => {
    throw new LabError(`Cannot go on with the bench: its ${program} ended (${signal ?? code})${said && `: ${said}`}`);
  });
  const lost = Promise.race([ended, aborted(signal)]);
  // It ends at the end, too, when nobody waits for it any more.
  lost.catch(() => {});
  const firstLine = Promise.race([line.promise, lost]);
  firstLine.catch(() => {});
  return {
    firstLine,
    lost,
    async stop() {
      await child.kill();
    },
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fire = (): void => reject(signal.reason as Error);
    if (signal.aborted) fire();
    else signal.addEventListener('abort', fire, { once: true });
  });
}
