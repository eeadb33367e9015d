import { z } from 'zod';
import { slackFault } from './slack-fault.ts';
import { times, timesText } from './times.ts';

/** The host that serves sockets is overloaded or gone, or two upgrades of one app collided. */
export const refuseUpgrades = slackFault({
  name: 'refuse-upgrades',
  on: 'sockets',
  parameters: z.strictObject({
    status: z
      .int()
      .min(400)
      .max(599)
      .meta({ description: 'HTTP status of the answer', examples: [503] }),
    times,
    by: z.enum(['all', 'one']).default('all').describe('of Slack’s hosts: all, or only the one that is dialled first'),
  }),
  does: 'Slack refuses new sockets with an HTTP status',
  isMomentary: false,
  touches: { rule: 'met', faults: ['refuse-upgrades'] },
  text: ({ status, times: limit, by }) =>
    `${by === 'all' ? 'Slack' : 'one of Slack’s hosts'} refuses new sockets with HTTP ${status}${timesText(limit)}`,
  begin: (sockets, { status, times: limit = Number.POSITIVE_INFINITY, by }) => ({
    end: sockets.refuseUpgrades(status, { times: limit, by }),
  }),
});
