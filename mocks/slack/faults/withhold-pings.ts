import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** Some clients take Slack's pings as the sign that a link lives. */
export const withholdPings = slackFault({
  name: 'withhold-pings',
  on: 'sockets',
  parameters: z.strictObject({}),
  does: 'Slack sends no pings; everything else goes on',
  isMomentary: false,
  // A ping that is not sent leaves no trace: what it needs is a link that would have got one.
  touches: { rule: 'facts', kinds: ['attempt-sent', 'link-ready'] },
  text: () => 'Slack sends no pings',
  begin: (sockets) => ({ end: sockets.withholdPings() }),
});
