import { slackFault } from '../../harness/faults/slack-fault.ts';
import { noNewLink } from './no-new-link.ts';

export const upgradeNeverAnswered = noNewLink({
  name: 'upgrade-never-answered',
  title: 'Upgrades that are never answered',
  asks: 'Slack closes the app’s link, and for 13 s Slack takes new connections and does not answer their upgrade. Does the app give them up and come back?',
  source: 'https://github.com/openabdev/openab/issues/1334; slack-protocol.md F16',
  text: 'upgrades are never answered',
  obstacles: [slackFault('ignore-upgrades', {})],
  proof: { behaviour: 'waits-for-ever', failsOn: 'recovery', cause: 'never-back' },
});
