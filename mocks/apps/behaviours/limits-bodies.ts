import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

/** As Express' body parser has it by default. */
const mostBytes = 100_000;

export const limitsBodies = {
  name: 'limits-bodies',
  does: 'answers 413 to events of more than 100 KB, and over Socket Mode does not even ack them',
  receiver: () => (delivery) => {
    if (Buffer.byteLength(JSON.stringify(delivery.said)) > mostBytes) return delivery.refuse();
    return ackThenHandle(delivery);
  },
  refusesWith: 413,
} as const satisfies Behaviour;
