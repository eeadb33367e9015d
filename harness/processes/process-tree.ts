/**
 * Descendants of an app, remembered while their parents live: what leaves its group, its session and its environment
 * (`env -i setsid …`) is found by nothing else. Linux only, and where the kernel lists children (CONFIG_PROC_CHILDREN).
 */

import { readdirSync, readFileSync } from 'node:fs';

/** Process id → when it began, in the kernel's ticks: a number that is used again is another process. */
export type ProcessTree = Map<number, string>;

/** Takes out what has ended, and adds what `root` and those in the tree have started since. */
export function growTree(tree: ProcessTree, root?: number): void {
  for (const [pid, began] of tree) if (beginOf(pid) !== began) tree.delete(pid);
  const open = [...(root === undefined ? [] : [root]), ...tree.keys()];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    for (const child of childrenOf(pid)) {
      const began = tree.has(child) ? undefined : beginOf(child);
      if (began === undefined) continue;
      tree.set(child, began);
      open.push(child);
    }
  }
}

/** Undefined of what is gone, or a zombie. */
function beginOf(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  // The second field is the program's name in parentheses, which may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      read(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
