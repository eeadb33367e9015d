import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** Those that wait when it ends stay unanswered. */
export const ignoreUpgrades = slackFault({
  name: 'ignore-upgrades',
  on: 'sockets',
  parameters: z.strictObject({}),
  does: 'Slack takes the TCP connections of new sockets and never answers their upgrades',
  isMomentary: false,
  touches: { rule: 'met', faults: ['ignore-upgrades'] },
  text: () => 'Slack takes new connections and never answers their upgrades',
  begin: (sockets) => ({ end: sockets.ignoreUpgrades() }),
});
