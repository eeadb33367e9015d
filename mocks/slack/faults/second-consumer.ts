import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** A deploy of yesterday, a laptop: Slack chooses among all links that the token has open, whoever holds them. */
export const secondConsumer = slackFault({
  name: 'second-consumer',
  on: 'sockets',
  parameters: z.strictObject({
    acks: z.boolean().default(true).describe('whether it acknowledges what it gets'),
  }),
  does: 'Somebody else opens a link with the app’s token, takes a share of what Slack sends, and does nothing with it',
  isMomentary: false,
  touches: { rule: 'met', faults: ['second-consumer'] },
  text: ({ acks }) =>
    `another process has a link with the app’s token, ${acks ? 'acknowledges' : 'does not acknowledge'} its share of the events and does nothing with them`,
  begin: (sockets, { acks }) => ({ end: sockets.addStranger({ acks }) }),
});
