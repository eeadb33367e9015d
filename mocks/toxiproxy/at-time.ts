/** Node fires a longer timer after 1 ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Calls `act` once, at `dueMs` (on `performance.now()`) or later, never before: Node's timers count whole milliseconds
 * of the loop's own clock and may fire early. Returns the cancel. Always asynchronous.
 */
export function atTime(dueMs: number, act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let immediate: NodeJS.Immediate | undefined;
  arm();
  return () => {
    clearTimeout(timer);
    clearImmediate(immediate);
  };

  function arm(): void {
    const leftMs = dueMs - performance.now();
    // The last half millisecond is waited for in turns of the loop: a timer would make it a whole one.
    if (leftMs < 0.5) immediate = setImmediate(fire);
    else timer = setTimeout(fire, Math.min(Math.max(1, Math.floor(leftMs)), LONGEST_TIMER_MS));
  }

  function fire(): void {
    if (performance.now() >= dueMs) act();
    else arm();
  }
}
