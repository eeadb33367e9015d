import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const keepsRawJsonOnly = {
  name: 'keeps-raw-json-only',
  does: 'has the raw body of JSON only, and so refuses every command and interaction',
  receiver: () => ackThenHandle,
  signatures: { check: 'raw-json-only' },
} as const satisfies Behaviour;
