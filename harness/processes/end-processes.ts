/** Finding and killing processes by group and by a marker in their environment. Used by the keeper and, without one, by us. */

import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { growTree, type ProcessTree } from './process-tree.ts';

export interface Quarry {
  /** Process groups, by the id of their first process. */
  readonly groups: readonly number[];
  /** `NAME=value` in the environment of processes that may have left their group (Linux only). */
  readonly marker: string;
  /** What is known to descend from them, wherever it went; grown meanwhile. */
  readonly tree?: ProcessTree;
}

/** How long a killed process may take to go; one that hangs in the kernel would hold us up for ever. */
const patienceMs = 5_000;

/**
 * Waits until the groups are empty, at most `graceMs`, then kills (SIGKILL) what is left of them and whatever carries
 * the marker or is in the tree. Resolves to the ids of processes that even so were alive five seconds later: normally none.
 */
export async function endProcesses(
  quarry: Quarry,
  { graceMs }: { readonly graceMs: number },
): Promise<readonly number[]> {
  const start = performance.now();
  for (let pauseMs = 5; ; pauseMs = Math.min(pauseMs * 2, 40)) {
    const { members, strays } = find(quarry);
    const left = [...members, ...strays];
    const waitedMs = performance.now() - start;
    if (left.length === 0 || waitedMs > graceMs + patienceMs) return left;
    if (members.length === 0 || waitedMs >= graceMs) killAll(quarry);
    await sleep(pauseMs);
  }
}

/** False once no process, not even a zombie, is in the group. */
export function hasMembers(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

interface Found {
  /** In one of the groups. */
  readonly members: readonly number[];
  /** Outside them, with the marker or in the tree. */
  readonly strays: readonly number[];
}

/** Targets for `process.kill`: process ids on Linux; elsewhere, where there is no /proc, whole groups (negative). */
function find({ groups, marker, tree = new Map() }: Quarry): Found {
  if (process.platform !== 'linux') return { members: groups.filter(hasMembers).map((group) => -group), strays: [] };
  for (const group of groups) growTree(tree, group);
  growTree(tree);
  const members: number[] = [];
  const strays: number[] = [];
  const wanted = Buffer.from(`${marker}\0`);
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const group = groupOf(pid);
    if (group === undefined) continue;
    if (groups.includes(group)) members.push(pid);
    else if (tree.has(pid) || read(`/proc/${pid}/environ`)?.includes(wanted)) strays.push(pid);
  }
  return { members, strays };
}

/** Undefined for a process that is gone, or is a zombie: dead already, and no signal will make it more so. */
function groupOf(pid: number): number | undefined {
  const stat = read(`/proc/${pid}/stat`)?.toString('latin1');
  // The second field is the program's name in parentheses, which may itself hold spaces and parentheses.
  const [state, , group] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return state === undefined || state === 'Z' || state === 'X' ? undefined : Number(group);
}

/** Undefined where the process ended meanwhile, or belongs to somebody else. */
function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Each is stopped before any is killed: one that runs on could start another that nobody can trace. */
function killAll(quarry: Quarry): void {
  const stopped = new Set<number>();
  for (;;) {
    const { members, strays } = find(quarry);
    const fresh = [...members, ...strays].filter((target) => !stopped.has(target));
    if (fresh.length === 0) break;
    for (const target of fresh) {
      stopped.add(target);
      send(target, 'SIGSTOP');
    }
  }
  for (const target of stopped) send(target, 'SIGKILL');
}

function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch {
    // It ended between being found and being killed.
  }
}
