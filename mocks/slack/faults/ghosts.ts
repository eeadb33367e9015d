import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** They count towards the ten that an app may have, and Slack chooses them for envelopes too. */
export const ghosts = slackFault({
  name: 'ghosts',
  on: 'sockets',
  parameters: z.strictObject({ count: z.int().min(1).max(100).describe('how many') }),
  does: 'Slack keeps sockets registered that nobody holds',
  isMomentary: false,
  touches: { rule: 'met', faults: ['ghosts'] },
  text: ({ count }) => `Slack keeps ${count} socket${count === 1 ? '' : 's'} registered that nobody holds`,
  begin: (sockets, { count }) => ({ end: sockets.addGhosts(count) }),
});
