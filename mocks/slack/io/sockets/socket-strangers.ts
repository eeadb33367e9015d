import type { Observe } from '../../protocol/facts.ts';
import type { Addressee, Registrations } from '../../protocol/links/registrations.ts';
import type { SocketEnvelopes } from './socket-envelopes.ts';

export interface SocketStrangers {
  /** Until what it returns is called. `acks`: it acknowledges what comes, and does nothing with it. */
  begin(stranger: { readonly host: string; readonly acks: boolean }): () => void;
  count(): number;
}

/**
 * Links of somebody else who has the app's token: a deploy of yesterday, a laptop. They count, and are chosen for envelopes, as the
 * app's are. Played here, without a socket: what they get is what another client would have got.
 */
export function createSocketStrangers({
  registrations,
  envelopes,
  observe,
}: {
  readonly registrations: Registrations;
  readonly envelopes: Pick<SocketEnvelopes, 'received'>;
  readonly observe: Observe;
}): SocketStrangers {
  const there = new Set<Addressee>();
  let begun = 0;

  return {
    begin({ host, acks }) {
      begun += 1;
      const id = `x${begun}`;
      const stranger: Addressee = {
        id,
        host,
        take(frame) {
          observe({ kind: 'fault-met', fault: 'second-consumer', link: id });
          // The attempt is noted after the frame is written; its ack comes after both.
          if (acks) setImmediate(() => envelopes.received(id, ackOf(frame)));
        },
      };
      there.add(stranger);
      registrations.enlist(stranger);
      observe({ kind: 'stranger-began', link: id, host });
      return () => {
        if (!there.delete(stranger)) return;
        registrations.strike(stranger);
        observe({ kind: 'stranger-ended', link: id });
      };
    },
    count: () => there.size,
  };
}

function ackOf(frame: string): string {
  const { envelope_id } = JSON.parse(frame) as { readonly envelope_id: string };
  return JSON.stringify({ envelope_id });
}
