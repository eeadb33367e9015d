import type { Usage } from '../journal/facts.ts';

/**
 * What `ps -A -o pgid=,rss=,time=` says of one process group. Pure. Memory is in KiB, CPU time `[[days-]hours:]min:sec`
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
