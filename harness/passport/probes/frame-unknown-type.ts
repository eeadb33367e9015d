import { hostileFrame } from '../hostile-frame.ts';
import type { Probe } from '../probe.ts';
import { textFrame } from '../raw-frame.ts';
/** What a new kind of frame would meet. */
export const frameUnknownType: Probe = hostileFrame(
  {
    name: 'frame-unknown-type',
    title: 'JSON of an unknown type',
    asks: 'Does the app go on after a frame whose type it does not know?',
    does: 'Sends {"type":"from_the_future"}',
    source: 'slack-protocol.md §1.4',
  },
  textFrame('{"type":"from_the_future","debug_info":{"host":"applink-1"}}'),
);
