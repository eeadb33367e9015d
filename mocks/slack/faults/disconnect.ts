import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** What the app makes of the frame is left to it: Slack ends no link. */
export const disconnect = slackFault({
  name: 'disconnect',
  on: 'sockets',
  parameters: z.strictObject({
    reason: z.enum(['warning', 'refresh_requested', 'link_disabled', 'too_many_websockets']),
    to: z.enum(['all', 'oldest']).default('all').describe('sockets of now: all, or the one that is there longest'),
  }),
  does: 'Slack sends a disconnect frame to the sockets of now, and nothing else',
  isMomentary: true,
  touches: { rule: 'met', faults: ['disconnect'] },
  text: ({ reason, to }) =>
    `Slack sends a disconnect frame, ${reason}${to === 'oldest' ? ', to the oldest socket' : ''}`,
  begin: (sockets, { reason, to }) => ({ links: sockets.disconnect(reason, to) }),
});
