import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const acksTwice = {
  name: 'acks-twice',
  does: 'sends each ack twice; over HTTP, where a request has one answer, it is the prompt app',
  receiver: () => ackThenHandle,
  sendsAcksTwice: true,
} as const satisfies Behaviour;
