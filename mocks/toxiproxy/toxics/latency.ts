import { atTime } from '../at-time.ts';
import type { Chunk, Toxic } from './toxic.ts';

/** Delays each chunk by `latency` ± `jitter` ms from its arrival, keeping order; interrupting it releases what it holds. */
export const latency = {
  type: 'latency',
  attributes: ['latency', 'jitter'],
  buffer: 1_024,
  run({ latency = 0, jitter = 0 }, outlet) {
    let held: Chunk | undefined;
    let cancel = () => {};
    const release = () => {
      if (held === undefined) return;
      const { data } = held;
      held = undefined;
      outlet.pass({ data, atMs: performance.now() });
    };
    return {
      take(chunk) {
        held = chunk;
        const delay = jitter > 0 ? latency + (Math.random() * 2 - 1) * jitter : latency;
        cancel = atTime(chunk.atMs + delay, () => {
          release();
          outlet.ready();
        });
      },
      end: () => outlet.close(),
      interrupt() {
        cancel();
        release();
      },
    };
  },
} as const satisfies Toxic;
