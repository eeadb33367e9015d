import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const healthyWhileSlackIs = {
  name: 'healthy-while-slack-is',
  does: 'says at its health door that it is ready where auth.test is answered, and so is dead whenever Slack’s Web API is',
  receiver: () => ackThenHandle,
  health: 'asks-slack',
} as const satisfies Behaviour;
