import type { Observe } from '../../protocol/facts.ts';
import type { Addressee, Registrations } from '../../protocol/links/registrations.ts';

export interface SocketGhosts {
  /** Until then (µs), or until what it returns is called. */
  begin(ghost: { readonly id: string; readonly host: string }, until: number): () => void;
  count(): number;
  close(): void;
}

/** Registrations of links that are gone: they count and are chosen for envelopes that nobody hears (slack-protocol.md §1.8). */
export function createSocketGhosts({
  registrations,
  now,
  observe,
}: {
  readonly registrations: Registrations;
  /** µs, monotonic. */
  readonly now: () => number;
  readonly observe: Observe;
}): SocketGhosts {
  const timers = new Map<Addressee, NodeJS.Timeout>();

  function end(ghost: Addressee): void {
    if (!timers.has(ghost)) return;
    clearTimeout(timers.get(ghost));
    timers.delete(ghost);
    registrations.strike(ghost);
    observe({ kind: 'ghost-ended', link: ghost.id });
  }

  return {
    begin({ id, host }, until) {
      const ghost: Addressee = { id, host, take() {} };
      const delay = Math.min(Math.max(0, (until - now()) / 1_000), 2_000_000_000);
      timers.set(
        ghost,
        setTimeout(() => end(ghost), delay),
      );
      registrations.enlist(ghost);
      observe({ kind: 'ghost-began', link: id, host });
      return () => end(ghost);
    },
    count: () => timers.size,
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
