/** The faults that were begun and not ended, by number. */

export interface Shelved {
  readonly kind: string;
  /** In words. */
  readonly text: string;
}

export interface FaultShelf {
  /** Keeps what ends a fault; returns its number. */
  put(fault: Shelved, end: () => void | Promise<void>): number;
  list(): readonly (Shelved & { readonly id: number })[];
  /** Resolves when it has ended: false where there is none of that number. */
  end(id: number): Promise<boolean>;
  /** How many were ended. */
  endAll(): Promise<number>;
}

export function createFaultShelf(): FaultShelf {
  const begun = new Map<number, { readonly fault: Shelved; readonly end: () => void | Promise<void> }>();
  let last = 0;
  return {
    put(fault, end) {
      last += 1;
      begun.set(last, { fault, end });
      return last;
    },
    list: () => [...begun].map(([id, { fault }]) => ({ id, ...fault })),
    async end(id) {
      const found = begun.get(id);
      begun.delete(id);
      await found?.end();
      return found !== undefined;
    },
    async endAll() {
      const ends = [...begun.values()];
      begun.clear();
      await Promise.all(ends.map(({ end }) => end()));
      return ends.length;
    },
  };
}
