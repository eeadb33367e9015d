/** How many files and sockets this process may have open at once; a run that meets the end of them measures nothing. */

import { readFileSync } from 'node:fs';

/** Undefined where the machine does not tell, or sets no limit. Node itself takes all that `ulimit -Hn` allows. */
export function descriptorLimit(path = '/proc/self/limits'): number | undefined {
  try {
    const soft = /^Max open files\s+(\d+)/m.exec(readFileSync(path, 'utf8'))?.[1];
    return soft === undefined ? undefined : Number(soft);
  } catch {
    return undefined;
  }
}

/** For the harness itself, and for each cell that runs beside others: twice what was seen. */
const base = 64;
const eachCell = 40;

/** Why so many cells cannot run at once under this limit, with the wish; undefined where they can. */
export function tooFewDescriptors(cellsAtOnce: number, limit = descriptorLimit()): string | undefined {
  const need = base + eachCell * cellsAtOnce;
  if (limit === undefined || limit >= need) return undefined;
  const fewer = Math.floor((limit - base) / eachCell);
  const orFewer = fewer >= 1 ? `, or --workers ${fewer}` : '';
  return `Cannot run ${cellsAtOnce} cells at once: this process may have ${limit} files and sockets open, and they need ${need}; expected ulimit -n ${need} or more${orFewer}`;
}
