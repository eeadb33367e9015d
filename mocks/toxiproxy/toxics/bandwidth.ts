import { atTime } from '../at-time.ts';
import type { Chunk, Toxic } from './toxic.ts';

const SLICE_MS = 100;

/** Passes at most `rate` KB/s, in slices of 100 ms; rate 0 passes nothing until it is changed or removed. */
export const bandwidth = {
  type: 'bandwidth',
  attributes: ['rate'],
  run({ rate = 0 }, outlet) {
    // 1 KB/s is one byte a millisecond here, as in the real server (KB = 1,000 bytes).
    const sliceBytes = Math.max(0, rate * SLICE_MS);
    let held: Chunk | undefined;
    let cancel = () => {};
    /** When the line is free again: short waits add up here, so that many small chunks keep the rate too. */
    let freeAtMs = 0;

    function send(): void {
      if (held === undefined || sliceBytes === 0) return;
      const { data, atMs } = held;
      const slice = data.subarray(0, sliceBytes);
      freeAtMs = Math.max(freeAtMs, performance.now()) + slice.length / rate;
      cancel = atTime(freeAtMs, () => {
        const rest = data.subarray(slice.length);
        held = rest.length > 0 ? { data: rest, atMs } : undefined;
        outlet.pass({ data: slice, atMs });
        if (held === undefined) outlet.ready();
        else send();
      });
    }

    return {
      take(chunk) {
        held = chunk;
        send();
      },
      end: () => outlet.close(),
      interrupt() {
        cancel();
        if (held !== undefined) outlet.pass(held);
        held = undefined;
      },
    };
  },
} as const satisfies Toxic;
