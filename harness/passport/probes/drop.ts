import type { Probe } from '../probe.ts';
import { severing } from '../severing.ts';

/** The link's TCP connection is closed without a close frame, as where a process of Slack's ends: what comes later is reset. */
export const drop: Probe = severing(
  {
    name: 'drop',
    title: 'TCP closed without a close frame',
    asks: 'How long until a link whose TCP connection was closed both ways is replaced?',
    does: 'Closes the TCP connections of the links both ways without a close frame',
    source: 'slack-protocol.md §1.10',
  },
  { kind: 'drop' },
);
