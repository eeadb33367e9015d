import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** The upgrade works and nothing follows it. */
export const withholdHello = slackFault({
  name: 'withhold-hello',
  on: 'sockets',
  parameters: z.strictObject({}),
  does: 'New sockets are upgraded and get no hello; pings and pongs go on',
  isMomentary: false,
  touches: { rule: 'met', faults: ['withhold-hello'] },
  text: () => 'new sockets are upgraded and get no hello',
  begin: (sockets) => ({ end: sockets.withholdHello() }),
});
