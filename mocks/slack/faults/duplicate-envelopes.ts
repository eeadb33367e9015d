import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** Both copies have the same envelope_id. */
export const duplicateEnvelopes = slackFault({
  name: 'duplicate-envelopes',
  on: 'sockets',
  parameters: z.strictObject({}),
  does: 'Slack sends each envelope twice',
  isMomentary: false,
  touches: { rule: 'met', faults: ['duplicate-envelopes'] },
  text: () => 'Slack sends each envelope twice',
  begin: (sockets) => ({ end: sockets.duplicateEnvelopes() }),
});
