import { slackFault } from '../../harness/faults/slack-fault.ts';
import { noNewLink } from './no-new-link.ts';

export const helloWithheld = noNewLink({
  name: 'hello-withheld',
  title: 'Hello that does not come',
  asks: 'Slack closes the app’s link, and for 13 s new ones are upgraded and get no hello. Does the app give them up and come back?',
  source: 'https://docs.slack.dev/apis/events-api/using-socket-mode; slack-protocol.md F17',
  text: 'new ones are upgraded and get no hello',
  obstacles: [slackFault('withhold-hello', {})],
  proof: { behaviour: 'waits-for-ever', failsOn: 'recovery', cause: 'never-back' },
});
