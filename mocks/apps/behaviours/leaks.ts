import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

const perEventBytes = 500_000;

export const leaks = {
  name: 'leaks',
  does: 'keeps half a megabyte of each event for good',
  receiver() {
    const kept: Buffer[] = [];
    return (delivery) => {
      kept.push(Buffer.alloc(perEventBytes, 1));
      return ackThenHandle(delivery);
    };
  },
} as const satisfies Behaviour;
