import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** The pool of ten links is full, of ghosts for example. */
export const tooManyWebsockets = slackFault({
  name: 'too-many-websockets',
  on: 'sockets',
  parameters: z.strictObject({}),
  does: 'New sockets get too_many_websockets in place of hello, and are closed',
  isMomentary: false,
  touches: { rule: 'met', faults: ['too-many-websockets'] },
  text: () => 'new sockets get too_many_websockets in place of hello',
  begin: (sockets) => ({ end: sockets.sayTooManyWebsockets() }),
});
