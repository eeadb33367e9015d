import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** Slack's side is too busy to answer: links of now and links to come are hit. */
export const withholdPongs = slackFault({
  name: 'withhold-pongs',
  on: 'sockets',
  parameters: z.strictObject({}),
  does: 'Slack answers no pings of the app; everything else goes on',
  isMomentary: false,
  touches: { rule: 'met', faults: ['withhold-pongs'] },
  text: () => 'Slack answers no pings of the app',
  begin: (sockets) => ({ end: sockets.withholdPongs() }),
});
