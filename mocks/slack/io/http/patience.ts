/** How long Slack's side waits for one answer. */

/** Answers are waited for ten times as long as the deadline, so that late ones are recorded; beyond, nobody asks. */
const lateFactor = 10;

export interface Patience {
  /** The answer has begun: `unended` is called where it has not ended when the deadline is over. */
  begun(unended: () => void): void;
  /** It has ended, or its connection has. */
  ended(): void;
  /** Nothing is waited for any more. */
  stop(): void;
}

/** One timer for both, of one length for all requests: each other length that is waited for costs Node a list and a turn of its heap. */
export function startPatience(deadlineUs: number, giveUp: () => void): Patience {
  const deadlineMs = deadlineUs / 1_000;
  let unended: (() => void) | undefined;
  let isLate = false;
  let timer = setTimeout(() => {
    isLate = true;
    timer = setTimeout(giveUp, deadlineMs * (lateFactor - 1));
    unended?.();
  }, deadlineMs);
  return {
    begun(tell) {
      unended = tell;
      // One that is late may still be whole as it comes.
      if (isLate) setTimeout(() => unended?.(), 0);
    },
    ended() {
      unended = undefined;
    },
    stop: () => clearTimeout(timer),
  };
}
