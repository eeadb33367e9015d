import { slackFault } from '../../harness/faults/slack-fault.ts';
import { noNewLink } from './no-new-link.ts';

export const oneHostRefuses = noNewLink({
  name: 'one-host-refuses',
  title: 'One host of Slack’s refuses, another takes links',
  asks: 'Slack closes the app’s link, and for 13 s the host that it dials first answers 503; others would take it. Does it come back, without a hand?',
  source: 'https://github.com/openclaw/openclaw/issues/128809; slack-protocol.md F11',
  text: 'the host that is dialled first answers 503, while another takes links',
  obstacles: [slackFault('refuse-upgrades', { status: 503, by: 'one' })],
  proof: { behaviour: 'ends-when-refused', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
});
