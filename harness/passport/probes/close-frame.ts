import type { Probe } from '../probe.ts';
import { severing } from '../severing.ts';

/** Slack closes the link in order, unannounced. */
export const closeFrame: Probe = severing(
  {
    name: 'close-frame',
    title: 'Close frame 1000',
    asks: 'How long until a link that Slack closed is replaced?',
    does: 'Sends a close frame 1000 on the links and closes TCP after the answer',
    source: 'slack-protocol.md §1.10',
  },
  { kind: 'close', code: 1000, leavesTcpOpen: false },
);
