import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** Some clients take Slack's pings as the sign that a link lives. */
export const withholdPings = slackFault({
  name: 'withhold-pings',
  on: 'sockets',
  parameters: z.strictObject({}),
  does: 'Slack sends no pings; everything else goes on',
  isMomentary: false,
  touches: { rule: 'met', faults: ['withhold-pings'] },
  text: () => 'Slack sends no pings',
  begin: (sockets) => ({ end: sockets.withholdPings() }),
});
