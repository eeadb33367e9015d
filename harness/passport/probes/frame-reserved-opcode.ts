import { hostileFrame } from '../hostile-frame.ts';
import type { Probe } from '../probe.ts';

/** RFC 6455 §5.2: the connection must be failed. */
export const frameReservedOpcode: Probe = hostileFrame(
  {
    name: 'frame-reserved-opcode',
    title: 'Frame with a reserved opcode',
    asks: 'What does the app do with a frame whose opcode means nothing?',
    does: 'Writes an empty frame with opcode 3',
    source: 'https://www.rfc-editor.org/rfc/rfc6455#section-5.2',
  },
  Uint8Array.of(0x83, 0x00),
);
