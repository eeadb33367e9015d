/** Ends what was begun, in reverse order, each once; every end is tried even where an earlier one throws. */
export interface Scope {
  /** Adds an end and returns the thing. */
  own<T>(thing: T, end: (thing: T) => Promise<void> | void): T;
  /** Throws an `AggregateError` of what the ends threw. Idempotent. */
  close(): Promise<void>;
}

export function openScope(): Scope {
  const ends: (() => Promise<void> | void)[] = [];
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    const errors: unknown[] = [];
    for (let end = ends.pop(); end; end = ends.pop()) {
      try {
        await end();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0)
      throw new AggregateError(errors, `Cannot end ${errors.length} of the things that were begun`);
  }

  return {
    own(thing, end) {
      ends.push(() => end(thing));
      return thing;
    },
    close: () => (closing ??= close()),
  };
}
