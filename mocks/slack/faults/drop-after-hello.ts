import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** The host behind the load balancer is dying: it greets, and is gone. */
export const dropAfterHello = slackFault({
  name: 'drop-after-hello',
  on: 'sockets',
  parameters: z.strictObject({}),
  does: 'New sockets get hello and are closed at once, without a close frame',
  isMomentary: false,
  touches: { rule: 'met', faults: ['drop-after-hello'] },
  text: () => 'new sockets get hello and are closed at once',
  begin: (sockets) => ({ end: sockets.dropAfterHello() }),
});
