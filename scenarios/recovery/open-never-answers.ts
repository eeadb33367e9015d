import { slackFault } from '../../harness/faults/slack-fault.ts';
import { noNewLink } from './no-new-link.ts';

export const openNeverAnswers = noNewLink({
  name: 'open-never-answers',
  title: 'apps.connections.open that never answers',
  asks: 'Slack closes the app’s link, and for 13 s Slack takes calls of apps.connections.open and does not answer them. Does the app give them up and come back?',
  source: 'https://github.com/openabdev/openab/issues/1334; slack-protocol.md F16',
  text: 'apps.connections.open never answers',
  obstacles: [slackFault('web-api', { method: 'apps.connections.open', fault: { kind: 'never' } })],
  proof: { behaviour: 'waits-for-ever', failsOn: 'recovery', cause: 'never-back' },
});
