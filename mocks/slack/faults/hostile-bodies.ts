import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** Slack has sent types before its documents named them; and whoever has the signing secret of a leaked app may send anything. */
export const hostileBodies = slackFault({
  name: 'hostile-bodies',
  on: 'requests',
  parameters: z.strictObject({ everyMs: z.int().min(20).max(60_000).default(250) }),
  does: 'Slack posts signed bodies that are no event, no command and no interaction',
  isMomentary: false,
  touches: { rule: 'met', faults: ['hostile-bodies'] },
  text: () => 'Slack posts signed bodies that are no event, no command and no interaction',
  begin: (requests, { everyMs }) => ({ end: requests.sendHostileBodies({ everyMs }) }),
});
