/** The last minute of something that comes without end. Pure. */

export interface Recent<T> {
  add(at: number, item: T): void;
  /** Of the time from `since` on, oldest first. */
  from(since: number): readonly T[];
}

/** Items come in the order of their time; what is older than `keeps` before the last is let go. */
export function createRecent<T>(keeps: number): Recent<T> {
  const kept: { readonly at: number; readonly item: T }[] = [];
  return {
    add(at, item) {
      kept.push({ at, item });
      // In strides: to shift at every item would move the whole array each time
      const old = kept.findIndex((each) => each.at >= at - keeps);
      if (old > 1_000 || old > kept.length / 2) kept.splice(0, old);
    },
    from: (since) => kept.filter(({ at }) => at >= since).map(({ item }) => item),
  };
}
