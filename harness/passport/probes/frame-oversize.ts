import { hostileFrame } from '../hostile-frame.ts';
import type { Probe } from '../probe.ts';

/** Whatever Slack sends next is taken for the payload of this frame, unless the app refuses it. */
export const frameOversize: Probe = hostileFrame(
  {
    name: 'frame-oversize',
    title: 'Frame that claims 1 TiB',
    asks: 'What does the app do with a frame that claims to be larger than any memory?',
    does: 'Writes the head of a text frame of 1 TiB',
    source: 'https://www.rfc-editor.org/rfc/rfc6455#section-10.4',
  },
  Uint8Array.of(0x81, 127, 0, 0, 1, 0, 0, 0, 0, 0),
);
