import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

const FOR_MS = 2_000;

export const remembersBriefly = {
  name: 'remembers-briefly',
  does: 'handles each event once, and remembers each for 2 s',
  receiver() {
    const knownUntilMs = new Map<string, number>();
    return (delivery) => {
      if ((knownUntilMs.get(delivery.event) ?? 0) > Date.now()) return delivery.ack();
      knownUntilMs.set(delivery.event, Date.now() + FOR_MS);
      return ackThenHandle(delivery);
    };
  },
} as const satisfies Behaviour;
