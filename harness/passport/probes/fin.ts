import type { Probe } from '../probe.ts';
import { severing } from '../severing.ts';

/** Slack's half of the link's TCP connection ends without a close frame; the other half stays, and nobody answers. */
export const fin: Probe = severing(
  {
    name: 'fin',
    title: 'FIN without a close frame',
    asks: 'How long until a link that ended without a close frame is replaced?',
    does: 'Ends Slack’s half of the TCP connections of the links without a close frame',
    source: 'slack-protocol.md §1.10',
  },
  { kind: 'fin' },
);
