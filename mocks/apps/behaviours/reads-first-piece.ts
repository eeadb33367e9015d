import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const readsFirstPiece = {
  name: 'reads-first-piece',
  does: 'takes the first piece of a body that comes for all of it; over Socket Mode it is the prompt app',
  receiver: () => ackThenHandle,
  readsFirstPieceOnly: true,
} as const satisfies Behaviour;
