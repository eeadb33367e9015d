import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const neverEndsAnswers = {
  name: 'never-ends-answers',
  does: 'begins its answer to an event and never ends it',
  receiver: () => ackThenHandle,
  connections: 'answers-without-end',
} as const satisfies Behaviour;
