import { hostileFrame } from '../hostile-frame.ts';
import type { Probe } from '../probe.ts';
import { textFrame } from '../raw-frame.ts';
/** What a proxy between could write. */
export const frameNoJson: Probe = hostileFrame(
  {
    name: 'frame-no-json',
    title: 'Text that is no JSON',
    asks: 'Does the app go on after a frame that is no JSON?',
    does: 'Sends the text: upstream connect error',
    source: 'slack-protocol.md §1.4',
  },
  textFrame('upstream connect error'),
);
