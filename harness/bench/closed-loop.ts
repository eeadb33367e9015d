/** Pushes as fast as acks come back: right for a ceiling, wrong for a latency (see measurement.md on open loops). */

import type { Arm } from './arm.ts';

export interface Round {
  /** Events acknowledged. */
  readonly events: number;
  /** From the first push to the last ack. */
  readonly tookMs: number;
  /** User and system time of this process over the round. */
  readonly cpuUs: number;
}

/** Keeps `window` events in flight for `forMs`, then waits for the last of them. */
export function closedLoop(
  arm: Arm,
  { window, forMs }: { readonly window: number; readonly forMs: number },
): Promise<Round> {
  return new Promise((resolve) => {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const end = start + forMs;
    let events = 0;
    let inFlight = window;
    arm.onSettled(() => {
      events += 1;
      const now = performance.now();
      if (now < end) return arm.push();
      inFlight -= 1;
      if (inFlight > 0) return;
      const { user, system } = process.cpuUsage(cpu);
      resolve({ events, tookMs: now - start, cpuUs: user + system });
    });
    for (let n = 0; n < window; n += 1) arm.push();
  });
}
