import { atTime } from '../at-time.ts';
import type { Chunk, Toxic } from './toxic.ts';

/** Chops chunks into pieces of `average_size` ± `size_variation` bytes, `delay` µs after each. */
export const slicer = {
  type: 'slicer',
  attributes: ['average_size', 'size_variation', 'delay'],
  run({ average_size: average = 0, size_variation: variation = 0, delay = 0 }, outlet) {
    let held: Chunk | undefined;
    let cancel = () => {};

    function pass(ends: readonly number[], i: number, chunk: Chunk): void {
      const end = ends[i];
      if (end === undefined) {
        held = undefined;
        outlet.ready();
        return;
      }
      outlet.pass({ data: chunk.data.subarray(ends[i - 1] ?? 0, end), atMs: chunk.atMs });
      held = { data: chunk.data.subarray(end), atMs: chunk.atMs };
      cancel = atTime(performance.now() + delay / 1_000, () => pass(ends, i + 1, chunk));
    }

    return {
      take: (chunk) => pass(pieceEnds(chunk.data.length, Math.max(1, average), variation), 0, chunk),
      end: () => outlet.close(),
      interrupt() {
        cancel();
        if (held !== undefined && held.data.length > 0) outlet.pass(held);
        held = undefined;
      },
    };
  },
} as const satisfies Toxic;

/** Ends of the pieces of a chunk: halves, until a half is at most average + variation; the cut varies by ± variation. */
function pieceEnds(length: number, average: number, variation: number): readonly number[] {
  const ends: number[] = [];
  const open: [start: number, end: number][] = [[0, length]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [start, end] = part;
    if (end - start - average <= variation || end - start < 2) {
      ends.push(end);
      continue;
    }
    const varied = start + Math.floor((end - start) / 2 + (Math.random() * 2 - 1) * variation);
    const middle = Math.min(end - 1, Math.max(start + 1, varied));
    open.push([middle, end], [start, middle]);
  }
  return ends;
}
