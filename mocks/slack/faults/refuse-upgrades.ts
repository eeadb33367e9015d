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
  }),
  does: 'Slack refuses new sockets with an HTTP status',
  isMomentary: false,
  touches: { rule: 'met', faults: ['refuse-upgrades'] },
  text: ({ status, times: limit }) => `Slack refuses new sockets with HTTP ${status}${timesText(limit)}`,
  begin: (sockets, { status, times: limit = Number.POSITIVE_INFINITY }) => ({
    end: sockets.refuseUpgrades(status, { times: limit }),
  }),
});
