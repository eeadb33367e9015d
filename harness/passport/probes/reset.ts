import type { Probe } from '../probe.ts';
import { severing } from '../severing.ts';

/** The link's TCP connection is reset. */
export const reset: Probe = severing(
  {
    name: 'reset',
    title: 'RST',
    asks: 'How long until a link that was reset is replaced?',
    does: 'Resets the TCP connections of the links',
    source: 'slack-protocol.md §1.10',
  },
  { kind: 'rst' },
);
