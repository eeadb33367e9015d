/** For how long an app's threads were ready to run and had no processor, read from outside of them. */

import { readdirSync, readFileSync } from 'node:fs';

/** By thread, since it began, µs. */
export type ThreadTimes = ReadonlyMap<string, { readonly ranUs: number; readonly waitedUs: number }>;

/**
 * Of the process and its descendants: Linux' `/proc/<pid>/task/<tid>/schedstat` (time on a processor, time waiting for one,
 * in ns). Empty where it has ended, or the machine does not tell.
 */
export function readThreadTimes(pid: number): ThreadTimes {
  const times = new Map<string, { readonly ranUs: number; readonly waitedUs: number }>();
  const open = [String(pid)];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    for (const tid of threadsOf(each)) {
      const [ran, waited] = read(`/proc/${each}/task/${tid}/schedstat`).split(' ').map(Number);
      if (ran !== undefined && waited !== undefined) times.set(tid, { ranUs: ran / 1_000, waitedUs: waited / 1_000 });
      open.push(...read(`/proc/${each}/task/${tid}/children`).split(' ').filter(Boolean));
    }
  }
  return times;
}

/** Between two looks: how long the thread waited that waited longest, and what all of them used, whole µs. */
export function waitedBetween(
  before: ThreadTimes,
  after: ThreadTimes,
): { readonly waitUs: number; readonly cpuUs: number } {
  let waitUs = 0;
  let cpuUs = 0;
  for (const [tid, { ranUs, waitedUs }] of after) {
    const known = before.get(tid);
    waitUs = Math.max(waitUs, waitedUs - (known?.waitedUs ?? 0));
    cpuUs += ranUs - (known?.ranUs ?? 0);
  }
  return { waitUs: Math.round(waitUs), cpuUs: Math.round(cpuUs) };
}

function threadsOf(pid: string): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** Empty where there is no such file: it ended meanwhile, or the kernel was built without it. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
