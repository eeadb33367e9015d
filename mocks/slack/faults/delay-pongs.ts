import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** Of several at once, the longest delay holds. */
export const delayPongs = slackFault({
  name: 'delay-pongs',
  on: 'sockets',
  parameters: z.strictObject({ ms: z.int().min(0).max(600_000).describe('how much later, in milliseconds') }),
  does: 'Slack answers pings of the app later',
  isMomentary: false,
  touches: { rule: 'met', faults: ['delay-pongs'] },
  text: ({ ms }) => `Slack answers pings of the app ${ms} ms later`,
  begin: (sockets, { ms }) => ({ end: sockets.delayPongs(ms) }),
});
