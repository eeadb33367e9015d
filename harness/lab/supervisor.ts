/** Starts an app of the user's again where it ended unasked, as production would: one crash must not hide what follows. */

export interface Supervisor {
  /** From now on ends are answered by a start. */
  begin(): void;
  /** Its process ended unasked. Undefined where it is not started again, else after how many milliseconds; `restart` is told how often it was. */
  ended(restart: (count: number) => void): number | undefined;
  /** True between an end and the start that follows. */
  isWaiting(): boolean;
  /** A start that is due is not made: the app has been stopped. */
  rest(): void;
}

/** An app that ends more often than that in a cell of a minute or two never runs. */
const mostRestarts = 10;
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

export function createSupervisor(): Supervisor {
  let isOnDuty = false;
  let count = 0;
  let timer: NodeJS.Timeout | undefined;

  function rest(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  return {
    begin() {
      isOnDuty = true;
    },
    ended(restart) {
      if (!isOnDuty || count >= mostRestarts) return undefined;
      const pauseMs = Math.min(firstPauseMs * 2 ** count, longestPauseMs);
      count += 1;
      timer = setTimeout(() => {
        timer = undefined;
        restart(count);
      }, pauseMs);
      return pauseMs;
    },
    isWaiting: () => timer !== undefined,
    rest,
  };
}
