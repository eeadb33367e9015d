/** Node fires a timer of more than 2³¹ ms at once. */
const longestTimerMs = 2_000_000_000;

/** One wake-up at a time on the clock of `now`, never early however far away. */
export interface Alarm {
  /** When it rings; infinity where it is not set. */
  atUs(): number;
  /** Replaces the time before. */
  set(atUs: number): void;
  clear(): void;
}

export function createAlarm(options: {
  /** µs, monotonic. */
  readonly now: () => number;
  readonly ring: () => void;
}): Alarm {
  const { now, ring } = options;
  let ringsAtUs = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  function arm(): void {
    const leftMs = Math.ceil((ringsAtUs - now()) / 1_000);
    timer = setTimeout(fire, Math.min(Math.max(0, leftMs), longestTimerMs));
  }

  function fire(): void {
    if (now() < ringsAtUs) return arm();
    ringsAtUs = Number.POSITIVE_INFINITY;
    ring();
  }

  return {
    atUs: () => ringsAtUs,
    set(atUs) {
      clearTimeout(timer);
      ringsAtUs = atUs;
      arm();
    },
    clear() {
      clearTimeout(timer);
      ringsAtUs = Number.POSITIVE_INFINITY;
    },
  };
}
