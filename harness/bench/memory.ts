/** What the engine holds after many events: all acked, nothing in flight, the journal on disk. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Arm } from './arm.ts';

export interface Memory {
  readonly events: number;
  /** Heap in use after garbage collection, beyond the start, by event. */
  readonly heapBytesPerEvent: number;
  /** Greatest resident set beyond the start, by event: what the collector had not yet returned is in it. */
  readonly peakRssBytesPerEvent: number;
}

export async function measureMemory(arm: Arm, events: number): Promise<Memory> {
  const collect = collector();
  collect();
  const heap = process.memoryUsage().heapUsed;
  const rss = process.memoryUsage.rss();
  let peak = rss;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10);
  try {
    await pushAll(arm, events);
  } finally {
    clearInterval(watch);
  }
  peak = Math.max(peak, process.memoryUsage.rss());
  collect();
  return {
    events,
    heapBytesPerEvent: (process.memoryUsage().heapUsed - heap) / events,
    peakRssBytesPerEvent: (peak - rss) / events,
  };
}

function pushAll(arm: Arm, events: number): Promise<void> {
  return new Promise((resolve) => {
    let toPush = events;
    let toSettle = events;
    function push(): void {
      if (toPush === 0) return;
      toPush -= 1;
      arm.push();
    }
    arm.onSettled(() => {
      toSettle -= 1;
      if (toSettle === 0) resolve();
      else push();
    });
    for (let n = 0; n < 64; n += 1) push();
  });
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
