/** Children of the harness, none of which outlives it: see `keeper.ts` for who kills them when the harness cannot. */

import { randomUUID } from 'node:crypto';
import { childEnvironment } from './child-environment.ts';
import { childOutput } from './child-output.ts';
import type { Child, Children, ChildSpec, Exit } from './children.ts';
import { endProcesses, hasMembers } from './end-processes.ts';
import { startGated } from './gated-process.ts';
import type { GatedProcess } from './gated-process.ts';
import { LabError } from '../base/lab-error.ts';
import { growTree, type ProcessTree } from './process-tree.ts';
import { startKeeper } from './start-keeper.ts';
import type { Keeper } from './start-keeper.ts';

/** In the environment of every child, with the run's id; and of one child and its descendants, with the child's. */
export const runVariable = 'SLACK_TRANSPORT_HARNESS_RUN';
export const childVariable = 'SLACK_TRANSPORT_HARNESS_CHILD';

export interface SpawnChildrenOptions {
  /**
   * Called when the keeper died unasked: from then on `spawn` rejects with the same error, and a harness that is killed
   * leaves its children behind.
   */
  readonly onKeeperLost?: (error: LabError) => void;
}

export async function spawnChildren({ onKeeperLost = () => {} }: SpawnChildrenOptions = {}): Promise<Children> {
  const run = randomUUID();
  const marker = `${runVariable}=${run}`;
  const keeper = startKeeper({ marker, onLost: onKeeperLost });
  const starting = new Set<Promise<Child>>();
  const alive = new Set<Child>();
  let count = 0;
  let closed: Promise<void> | undefined;

  async function spawn(spec: ChildSpec): Promise<Child> {
    const id = `${run}/${(count += 1)}`;
    const added = { ...spec.env, [runVariable]: run, [childVariable]: id };
    const env = childEnvironment(process.env, { added, surroundings: spec.surroundings ?? 'pinned' });
    const gated = await startGated(spec, env);
    const child = watch(gated, { id, label: spec.label, keeper });
    try {
      await keeper.hold(id, gated.pid);
      await gated.open();
    } catch (error) {
      gated.cancel();
      await child.kill({ signal: 'SIGKILL' });
      throw error;
    }
    alive.add(child);
    void child.exited.then(() => alive.delete(child));
    return child;
  }

  async function close(): Promise<void> {
    await Promise.allSettled(starting);
    const ends = await Promise.allSettled([...alive].map((child) => child.kill({ signal: 'SIGKILL' })));
    await keeper.close();
    if (keeper.lost()) await endProcesses({ groups: [], marker }, { graceMs: 0 });
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  return {
    spawn: async (spec) => {
      const lost = keeper.lost();
      if (lost) throw lost;
      if (closed) throw new LabError(`Cannot start ${spec.label}: the harness is ending its children`);
      const start = spawn(spec);
      starting.add(start);
      return start.finally(() => starting.delete(start));
    },
    beat: keeper.beat,
    close: () => (closed ??= close()),
  };
}

interface WatchOptions {
  readonly id: string;
  readonly label: string;
  readonly keeper: Keeper;
}

function watch(gated: GatedProcess, { id, label, keeper }: WatchOptions): Child {
  const { pid } = gated;
  const { onLine, exited } = childOutput(gated.process, { isShell: gated.isShell });
  const marker = `${childVariable}=${id}`;
  let groupIsEmpty = false;
  let isEnded = false;

  // Once the group is empty its number may be given to a stranger, whom nobody must kill.
  gated.process.once('exit', () => {
    groupIsEmpty = !hasMembers(pid);
    if (groupIsEmpty) keeper.drop(id);
  });

  async function endAll(tree: ProcessTree, graceMs: number): Promise<readonly number[]> {
    const group = groupIsEmpty ? undefined : pid;
    try {
      return await keeper.end({ id, group, marker, tree: [...tree], graceMs });
    } catch {
      // Without a keeper we do its work ourselves; `onKeeperLost` has told of it.
      return await endProcesses({ groups: group === undefined ? [] : [group], marker, tree }, { graceMs });
    }
  }

  async function kill({ signal = 'SIGTERM', graceMs = 2_000 }: Parameters<Child['kill']>[0] = {}): Promise<Exit> {
    if (!isEnded) {
      const tree: ProcessTree = new Map();
      // Before the signal: what outlives its parent cannot be traced to it.
      if (!groupIsEmpty) growTree(tree, pid);
      if (!groupIsEmpty) signalGroup(pid, signal);
      const left = await endAll(tree, signal === 'SIGKILL' ? 0 : graceMs);
      if (left.length > 0) throw new LabError(`Cannot end ${label}: processes ${left.join(', ')} survive SIGKILL`);
      isEnded = true;
    }
    return exited;
  }

  return {
    pid,
    exited,
    onLine,
    kill,
    signal(signal) {
      if (!groupIsEmpty) signalGroup(pid, signal);
    },
  };
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
