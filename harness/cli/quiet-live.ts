import type { Live } from './live.ts';

/** Where the command itself tells what came out: only what goes wrong with the harness is a line. */
export function quietLive(line: (text: string) => void): Live {
  return { progress: { line, began: nothing, cellBegan: nothing, cellEnded: nothing }, stop: nothing };
}

function nothing(): void {}
