import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** One container that serves the app is replaced; another one takes over meanwhile. Its replacement is up when the fault ends. */
export const recycle = slackFault({
  name: 'recycle',
  on: 'slack',
  parameters: z.strictObject({
    how: z.enum(['announced', 'abrupt']).default('announced').describe('warning, refresh and close; or everything cut'),
    leavesTcpOpen: z.boolean().optional().describe('after the close handshake; as in the policy where absent'),
  }),
  does: 'Slack recycles the container that serves the app',
  isMomentary: true,
  touches: { rule: 'rerouted' },
  text({ how, leavesTcpOpen = false }) {
    if (how === 'abrupt') return 'Slack’s container dies with everything it holds';
    const linger = leavesTcpOpen ? ', TCP left open after the close handshake' : '';
    return `Slack recycles its container, announced by a warning${linger}`;
  },
  async begin(slack, { how, leavesTcpOpen }) {
    const bringUp = await slack.recycle(how, leavesTcpOpen === undefined ? {} : { leavesTcpOpen });
    let up: Promise<void> | undefined;
    return { end: () => (up ??= bringUp()) };
  },
});
