import type { Probe } from '../probe.ts';
import { severing } from '../severing.ts';

/** The link's TCP connection ends without a close frame, as load balancers do it. */
export const fin: Probe = severing(
  {
    name: 'fin',
    title: 'FIN without a close frame',
    asks: 'How long until a link that ended without a close frame is replaced?',
    does: 'Ends the TCP connections of the links without a close frame',
    source: 'slack-protocol.md §1.10',
  },
  { kind: 'fin' },
);
