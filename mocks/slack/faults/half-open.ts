import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

const wayText = {
  both: 'nothing passes on the sockets of now any more, either way',
  'to-app': 'nothing that Slack sends arrives on the sockets of now any more',
  'to-slack': 'nothing that the app sends arrives on the sockets of now any more',
} as const;

/**
 * A NAT or a load balancer has forgotten the connection, for good; TCP itself shows nothing. Unrealistic in one point: Slack notices
 * where the app ends the connection, so that no dead registration takes the events of later.
 */
export const halfOpen = slackFault({
  name: 'half-open',
  on: 'sockets',
  parameters: z.strictObject({
    way: z.enum(['both', 'to-app', 'to-slack']).default('both').describe('on which nothing passes any more'),
  }),
  does: 'Nothing passes on the sockets of now any more, for good; TCP stays open, and new sockets work',
  isMomentary: true,
  touches: { rule: 'met', faults: ['half-open'] },
  text: ({ way }) => `${wayText[way]}; they stay open, and new sockets work`,
  begin: (sockets, { way }) => ({ links: sockets.halfOpen(way) }),
});
