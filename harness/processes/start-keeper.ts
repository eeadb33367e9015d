/** The harness' end of the keeper: starts it, talks to it, and notices when it is gone. */

import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from './child-environment.ts';
import type { KeeperReply, KeeperRequest } from './keeper.ts';
import { LabError } from '../base/lab-error.ts';

export interface Keeper {
  /** Resolves when the keeper has confirmed that it will kill the group. Rejects with `LabError` where it is gone. */
  hold(id: string, group: number): Promise<void>;
  /** The group is empty. */
  drop(id: string): void;
  /** Waits for the group to end, kills what is left after the grace, and forgets it. Resolves to what would not die. */
  end(request: Omit<KeeperRequest & { readonly kind: 'end' }, 'kind'>): Promise<readonly number[]>;
  /** Resolves when it has answered; for ever open where it is gone. One that is silent for 5 s is ended, and lost. */
  beat(): Promise<void>;
  /** Set once the keeper ended without being asked to. */
  lost(): LabError | undefined;
  /** Kills everything held and everything of this run, then ends the keeper. Idempotent. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (reply: KeeperReply) => void;
  readonly reject: (error: LabError) => void;
}

/** Longer than any machine keeps it waiting; a run that cannot end its children is to be given up within 10 s. */
const silenceMs = 5_000;

interface KeeperOptions {
  /** `NAME=value` in the environment of every child of the run. */
  readonly marker: string;
  readonly onLost: (error: LabError) => void;
}

export function startKeeper({ marker, onLost }: KeeperOptions): Keeper {
  const keeper = spawnKeeper(marker);
  const waiting = new Map<string, Waiting[]>();
  const gone = Promise.race([once(keeper, 'close'), once(keeper, 'error')]);
  let closing = false;
  let wasSilent = false;
  let lost: LabError | undefined;

  void gone.then(([reason]: unknown[]) => {
    const end = reason instanceof Error ? reason.message : `it ended (${String(keeper.signalCode ?? reason)})`;
    const why = wasSilent ? `it gave no sign of life for ${silenceMs / 1_000} s and was ended` : end;
    const error = new LabError(`Cannot keep watch over child processes: the keeper process is gone, ${why}`);
    for (const { reject } of [...waiting.values()].flat()) reject(error);
    waiting.clear();
    if (closing) return;
    lost = error;
    onLost(error);
  });
  // A write to a keeper that is gone: `gone` tells the same with its reason.
  keeper.stdin.on('error', () => {});
  createInterface({ input: keeper.stdout }).on('line', (line) => hear(JSON.parse(line) as KeeperReply, waiting));

  function send(request: KeeperRequest): void {
    keeper.stdin.write(`${JSON.stringify(request)}\n`);
  }

  function ask(request: KeeperRequest, awaited: KeeperReply['kind']): Promise<KeeperReply> {
    if (lost) return Promise.reject(lost);
    const key = `${awaited} ${request.id}`;
    return new Promise((resolve, reject) => {
      waiting.set(key, [...(waiting.get(key) ?? []), { resolve, reject }]);
      send(request);
    });
  }

  return {
    beat: async () => {
      const answered = afterSilence(() => {
        wasSilent = true;
        keeper.kill('SIGKILL');
      });
      await ask({ kind: 'beat', id: 'beat' }, 'beating').catch(() => new Promise<never>(() => {}));
      answered();
    },
    hold: async (id, group) => void (await ask({ kind: 'hold', id, group }, 'held')),
    drop: (id) => send({ kind: 'drop', id }),
    end: async (request) => {
      const reply = await ask({ kind: 'end', ...request }, 'ended');
      return reply.kind === 'ended' ? reply.left : [];
    },
    lost: () => lost,
    close: async () => {
      closing = true;
      keeper.stdin.end();
      await gone;
    },
  };
}

/** Who waits longest for a reply of this kind and id gets it. */
function hear(reply: KeeperReply, waiting: Map<string, Waiting[]>): void {
  const key = `${reply.kind} ${reply.id}`;
  const [first, ...others] = waiting.get(key) ?? [];
  if (others.length > 0) waiting.set(key, others);
  else waiting.delete(key);
  first?.resolve(reply);
}

/** In two steps: where we stood still ourselves, its answer is read between them. Returns what ends the waiting. */
function afterSilence(act: () => void): () => void {
  let timer = setTimeout(() => {
    timer = setTimeout(act, 100).unref();
  }, silenceMs - 100).unref();
  return () => clearTimeout(timer);
}

/** It gets a session of its own, so that a terminal's Ctrl-C or a kill of our group does not reach it. */
function spawnKeeper(marker: string): ChildProcessByStdio<Writable, Readable, null> {
  // In the published package both files are compiled.
  const program = fileURLToPath(new URL(`./keeper${extname(import.meta.url)}`, import.meta.url));
  return spawn(process.execPath, [program, marker], {
    cwd: '/',
    detached: true,
    env: childEnvironment(process.env),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}
