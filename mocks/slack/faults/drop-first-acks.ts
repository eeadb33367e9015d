import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** What comes after the first attempt is heard. */
export const dropFirstAcks = slackFault({
  name: 'drop-first-acks',
  on: 'slack',
  parameters: z.strictObject({}),
  does: 'Acks of first attempts never reach Slack',
  isMomentary: false,
  touches: { rule: 'acks' },
  text: () => 'the ack of every first attempt never reaches Slack',
  begin: (slack) => ({ end: slack.dropFirstAcks() }),
});
