import { hostileFrame } from '../hostile-frame.ts';
import type { Probe } from '../probe.ts';

/** RFC 6455 §5.1: a client must close the connection. */
export const frameMasked: Probe = hostileFrame(
  {
    name: 'frame-masked',
    title: 'Masked frame from the server',
    asks: 'What does the app do with a masked frame, which only clients may send?',
    does: 'Writes a masked text frame, {}',
    source: 'https://www.rfc-editor.org/rfc/rfc6455#section-5.1',
  },
  // The mask is zero, so that the text is readable as it stands.
  Uint8Array.of(0x81, 0x82, 0, 0, 0, 0, 0x7b, 0x7d),
);
