/** The faults that were begun and not ended, by number. */

export interface FaultShelf {
  /** Keeps what ends a fault; returns its number. */
  put(text: string, end: () => void): number;
  list(): readonly { readonly id: number; readonly text: string }[];
  /** False where there is none of that number. */
  end(id: number): boolean;
  /** How many were ended. */
  endAll(): number;
}

export function createFaultShelf(): FaultShelf {
  const begun = new Map<number, { readonly text: string; readonly end: () => void }>();
  let last = 0;
  return {
    put(text, end) {
      last += 1;
      begun.set(last, { text, end });
      return last;
    },
    list: () => [...begun].map(([id, { text }]) => ({ id, text })),
    end(id) {
      const found = begun.get(id);
      begun.delete(id);
      found?.end();
      return found !== undefined;
    },
    endAll() {
      const ends = [...begun.values()];
      begun.clear();
      for (const { end } of ends) end();
      return ends.length;
    },
  };
}
