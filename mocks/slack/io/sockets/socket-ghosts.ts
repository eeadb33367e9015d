import type { Observe } from '../../protocol/facts.ts';
import type { Addressee, Registrations } from '../../protocol/links/registrations.ts';
import { type Alarm, createAlarm } from '../alarm.ts';

export interface SocketGhosts {
  /** Until then, or until what it returns is called. */
  begin(ghost: { readonly id: string; readonly host: string }, untilUs: number): () => void;
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
  const alarms = new Map<Addressee, Alarm>();

  function end(ghost: Addressee): void {
    const alarm = alarms.get(ghost);
    if (!alarm) return;
    alarm.clear();
    alarms.delete(ghost);
    registrations.strike(ghost);
    observe({ kind: 'ghost-ended', link: ghost.id });
  }

  return {
    begin({ id, host }, untilUs) {
      const ghost: Addressee = { id, host, take() {} };
      const alarm = createAlarm({ now, ring: () => end(ghost) });
      alarm.set(untilUs);
      alarms.set(ghost, alarm);
      registrations.enlist(ghost);
      observe({ kind: 'ghost-began', link: id, host });
      return () => end(ghost);
    },
    count: () => alarms.size,
    close() {
      for (const alarm of alarms.values()) alarm.clear();
      alarms.clear();
    },
  };
}
