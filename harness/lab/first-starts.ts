/** Whether an app starts at all is found out once for all cells that start it alike: the first tells the others. */

import type { RunnableCell } from './script.ts';

/** Why it does not; `isUnsupported`: nothing went wrong, it cannot have such a cell. */
export interface NoStart {
  readonly why: string;
  readonly isUnsupported: boolean;
}

export interface FirstStarts {
  /** What the first of these told, where it has. */
  told(key: string): NoStart | undefined;
  /**
   * Runs `act`, which tells when its app has started (undefined) or why it has not; where nothing is told, nothing is known.
   * One that comes while the first is at it waits for that. Resolves to the first's reason, and runs nothing, where there is one.
   */
  pass(key: string, act: (tell: (end: NoStart | undefined) => void) => Promise<void>): Promise<NoStart | undefined>;
}

export function createFirstStarts(): FirstStarts {
  const known = new Map<string, Promise<NoStart | undefined>>();
  const told = new Map<string, NoStart>();
  return {
    told: (key) => told.get(key),
    async pass(key, act) {
      const first = known.get(key);
      if (first) {
        const end = await first;
        if (!end) await act(() => undefined);
        return end;
      }
      const { promise, resolve } = Promise.withResolvers<NoStart | undefined>();
      known.set(key, promise);
      try {
        await act((end) => {
          if (end) told.set(key, end);
          resolve(end);
        });
      } finally {
        resolve(undefined);
      }
      return undefined;
    },
  };
}

/** Cells of which all start if one does. */
export function keyOf(
  { plan: { system, transport, ...plan } }: RunnableCell,
  { tls = plan.tls ?? false }: { readonly tls?: boolean } = {},
): string {
  return `${system} ${transport} ${tls}`;
}
