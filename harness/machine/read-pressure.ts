/** How much runs on this machine wait for what they need of it, whoever takes it. */

import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';

export interface Pressure {
  /** Since the machine was started: time in which something waited for it. Undefined where the machine does not tell. */
  readonly cpuUs?: number;
  readonly memoryUs?: number;
  readonly ioUs?: number;
  /** Of the last minute. */
  readonly load: number;
  readonly cpus: number;
}

/** Linux' pressure stall information (Documentation/accounting/psi.rst), and the load everywhere. */
export function readPressure(folder = '/proc/pressure'): Pressure {
  const [cpuUs, memoryUs, ioUs] = ['cpu', 'memory', 'io'].map((name) => stalledUs(`${folder}/${name}`));
  return {
    ...(cpuUs === undefined ? {} : { cpuUs }),
    ...(memoryUs === undefined ? {} : { memoryUs }),
    ...(ioUs === undefined ? {} : { ioUs }),
    load: loadavg()[0] ?? 0,
    cpus: availableParallelism(),
  };
}

function stalledUs(path: string): number | undefined {
  try {
    const total = /^some .*\btotal=(\d+)$/m.exec(readFileSync(path, 'utf8'))?.[1];
    return total === undefined ? undefined : Number(total);
  } catch {
    return undefined;
  }
}
