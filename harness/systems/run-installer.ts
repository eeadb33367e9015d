/** One command of an installer (npm, pip, Maven, go), as a child like any other: it dies with us. */

import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exit } from '../processes/children.ts';
import { LabError } from '../base/lab-error.ts';
import { spawnChildren } from '../processes/spawn-children.ts';

export interface InstallerCommand {
  /** As sentences name it: `npm`. */
  readonly label: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly deadlineMs: number;
  /** Told once, after 20 s without a line from it: whoever waits shall know for what. */
  readonly progress?: (line: string) => void;
  /** In place of those 20 s. */
  readonly quietMs?: number;
}

export type InstallerEnd =
  | { readonly kind: 'done'; readonly output: string }
  | { readonly kind: 'failed'; readonly exit: Exit; readonly output: string }
  | { readonly kind: 'late'; readonly output: string }
  /** The command itself cannot be started. */
  | { readonly kind: 'missing'; readonly why: string };

const ends = new AsyncLocalStorage<AbortSignal>();

/** Installers that are begun in `act`, by whatever it calls, are ended when the signal fires, and no more are begun. */
export function whileInstalling<Result>(signal: AbortSignal, act: () => Promise<Result>): Promise<Result> {
  return ends.run(signal, act);
}

const ended = { kind: 'missing', why: 'it was ended before it was through' } as const;

export async function runInstaller(wanted: InstallerCommand): Promise<InstallerEnd> {
  const { label, command, args, cwd, env = {}, deadlineMs, progress, quietMs = 20_000 } = wanted;
  const signal = ends.getStore();
  if (signal?.aborted) return ended;
  const children = await spawnChildren();
  const cancel = (): void => void children.close();
  signal?.addEventListener('abort', cancel);
  const output: string[] = [];
  const quiet = setTimeout(
    () =>
      progress?.(
        `${label} has said nothing for ${quietMs / 1_000} s: where it fetches from may be slow or out of reach; it is given up after ${deadlineMs / 1_000} s`,
      ),
    quietMs,
  );
  try {
    const child = await children.spawn({ label, command, args, cwd, env });
    child.onLine((_, line) => {
      quiet.refresh();
      output.push(line);
    });
    const early = new AbortController();
    const deadline = sleep(deadlineMs, 'late' as const, { signal: early.signal }).catch(() => 'late' as const);
    const end = await Promise.race([child.exited, deadline]);
    early.abort();
    if (signal?.aborted) return ended;
    const text = output.join('\n');
    if (end === 'late') return { kind: 'late', output: text };
    return end.code === 0 ? { kind: 'done', output: text } : { kind: 'failed', exit: end, output: text };
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return { kind: 'missing', why: error.message };
  } finally {
    clearTimeout(quiet);
    signal?.removeEventListener('abort', cancel);
    await children.close();
  }
}
