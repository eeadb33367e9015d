import { hostileFrame } from '../hostile-frame.ts';
import type { Probe } from '../probe.ts';

/** RFC 6455 §8.1: the connection must be failed. */
export const frameInvalidUtf8: Probe = hostileFrame(
  {
    name: 'frame-invalid-utf8',
    title: 'Text that is no UTF-8',
    asks: 'What does the app do with a text frame that is no UTF-8?',
    does: 'Writes a text frame of the bytes C3 28',
    source: 'https://www.rfc-editor.org/rfc/rfc6455#section-8.1',
  },
  Uint8Array.of(0x81, 0x02, 0xc3, 0x28),
);
