import { slackFault } from '../../harness/faults/slack-fault.ts';
import { noNewLink } from './no-new-link.ts';

/** No resolver knows a name below .invalid (RFC 6761 §6.4). */
const nowhere = JSON.stringify({ ok: true, url: 'wss://wss-primary.slack.invalid/link/?ticket=0&app_id=0' });

export const unknownHost = noNewLink({
  name: 'unknown-host',
  title: 'Names that do not resolve',
  asks: 'Slack closes the app’s link, and for 13 s the name of Slack’s socket host does not resolve. Does the process live, and come back?',
  source:
    'https://github.com/openclaw/openclaw/issues/27077; https://github.com/Abilityai/trinity/issues/244; slack-protocol.md F12, F45',
  text: 'the name of the host for new ones does not resolve',
  obstacles: [slackFault('web-api', { method: 'apps.connections.open', fault: { kind: 'text', text: nowhere } })],
  proof: { behaviour: 'ends-when-refused', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
});
