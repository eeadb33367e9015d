/** What an app's processes take of the machine, read from outside of them. */

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { promisify } from 'node:util';
import type { Usage } from '../journal/facts.ts';

/** Of the process and its descendants. Undefined where it has ended, or the machine does not tell. */
export async function readUsage(pid: number): Promise<Usage | undefined> {
  return platform() === 'linux' ? fromProc(pid) : fromPs(pid);
}

async function fromProc(pid: number): Promise<Usage | undefined> {
  try {
    const [stat, status, children] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/status`, 'utf8'),
      // Missing where the kernel was built without it: the descendants are then left out.
      readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => ''),
    ]);
    const own: Usage = {
      rssBytes: kilobytes(status, 'VmRSS'),
      peakBytes: kilobytes(status, 'VmHWM'),
      cpuUs: cpuUs(stat),
      processes: 1,
    };
    const below = await Promise.all(children.split(' ').filter(Boolean).map(Number).map(fromProc));
    return below.reduce<Usage>((sum, each) => (each ? add(sum, each) : sum), own);
  } catch {
    return undefined;
  }
}

function add(a: Usage, b: Usage): Usage {
  return {
    rssBytes: a.rssBytes + b.rssBytes,
    peakBytes: a.peakBytes + b.peakBytes,
    cpuUs: a.cpuUs + b.cpuUs,
    processes: a.processes + b.processes,
  };
}

function kilobytes(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1_024;
}

/** In /proc a tick is 10 ms on every architecture of Linux (USER_HZ; proc_pid_stat(5): utime, stime, cutime, cstime). */
const tickUs = 10_000;

/** The name in brackets may hold spaces: fields are counted from behind it, where the first is the third. */
function cpuUs(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * tickUs;
}

async function fromPs(pid: number): Promise<Usage | undefined> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pgid=,rss=,time=']);
    return readPs(stdout, pid);
  } catch {
    return undefined;
  }
}

/**
 * What `ps -A -o pgid=,rss=,time=` says of one process group. Memory is in KiB, CPU time `[[days-]hours:]min:sec`
 * with hundredths on macOS. Undefined where the group has no process.
 */
export function readPs(text: string, group: number): Usage | undefined {
  const rows = text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([pgid]) => Number(pgid) === group);
  if (rows.length === 0) return undefined;
  const rssBytes = rows.reduce((sum, [, rss]) => sum + Number(rss), 0) * 1_024;
  const cpuUs = rows.reduce((sum, [, , time = '']) => sum + timeUs(time), 0);
  return { rssBytes, peakBytes: rssBytes, cpuUs, processes: rows.length };
}

function timeUs(time: string): number {
  const [clock = '', days = '0'] = time.split('-').toReversed();
  const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return Math.round((Number(days) * 86_400 + seconds) * 1_000_000);
}
