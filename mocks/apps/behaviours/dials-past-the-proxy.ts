import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const dialsPastTheProxy = {
  name: 'dials-past-the-proxy',
  does: 'calls the Web API through HTTPS_PROXY and opens its socket without it; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  dialsPastTheProxy: true,
} as const satisfies Behaviour;
