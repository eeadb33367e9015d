/** What a trial has running on this machine, found from outside: by a mark in the environment or in the arguments. Linux only. */

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export type Role = 'harness' | 'keeper' | 'proxy' | 'app' | 'other';

export interface Running {
  readonly pid: number;
  readonly role: Role;
}

/** Of every process that has the mark; zombies are none. */
export function runningWith(mark: string): readonly Running[] {
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) return [];
    const words = read(`/proc/${pid}/cmdline`);
    if (!read(`/proc/${pid}/environ`).includes(mark) && !words.includes(mark)) return [];
    return /^State:\s+[ZX]/m.test(read(`/proc/${pid}/status`)) ? [] : [{ pid, role: roleOf(words) }];
  });
}

/** The harness first: its own command line may name an app. */
function roleOf(words: string): Role {
  if (words.includes('harness/cli/main.ts') && !/^(?:npm|sh|script)\b/.test(words)) return 'harness';
  if (words.includes('keeper.ts')) return 'keeper';
  if (/toxiproxy/.test(words)) return 'proxy';
  return words.includes('mocks/apps/') ? 'app' : 'other';
}

/** Sockets that the processes listen on: port and the kernel's number of the very socket, which no other ever has. */
export function listeners(pids: readonly number[]): ReadonlySet<string> {
  const open = listening();
  return new Set(pids.flatMap((pid) => socketsOf(pid)).flatMap((inode) => (open.has(inode) ? [inode] : [])));
}

/** Kernel numbers of all sockets of this machine on which somebody listens. */
export function listening(): ReadonlySet<string> {
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) => read(path).split('\n').slice(1));
  return new Set(
    rows.flatMap((row) => {
      const fields = row.trim().split(/\s+/);
      return fields[3] === '0A' && fields[9] !== undefined ? [fields[9]] : [];
    }),
  );
}

function socketsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.slice(1) ?? [];
      } catch {
        return [];
      }
    });
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
