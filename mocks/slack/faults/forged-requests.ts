import { z } from 'zod';
import { forgeries, forgeryNames } from '../io/odd-request.ts';
import { slackFault } from './slack-fault.ts';

/** Somebody who is not Slack has found the Request URL, or replays what Slack once sent. */
export const forgedRequests = slackFault({
  name: 'forged-requests',
  on: 'requests',
  parameters: z.strictObject({
    hows: z.array(z.enum(forgeryNames)).min(1).default(forgeryNames),
    everyMs: z.int().min(20).max(60_000).default(250),
  }),
  does: 'Somebody who is not Slack posts events and commands to the Request URL',
  isMomentary: false,
  touches: { rule: 'met', faults: ['forged-requests'] },
  text: ({ hows }) => `somebody who is not Slack posts requests ${hows.map((how) => forgeries[how]).join(', ')}`,
  begin: (requests, { hows, everyMs }) => ({ end: requests.forge(hows, { everyMs }) }),
});
