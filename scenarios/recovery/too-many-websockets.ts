import { slackFault } from '../../harness/faults/slack-fault.ts';
import { noNewLink } from './no-new-link.ts';

export const tooManyWebsockets = noNewLink({
  name: 'too-many-websockets',
  title: 'Too many websockets',
  asks: 'Slack closes the app’s link, and for 13 s each new one gets too_many_websockets in place of hello. Does it rest between its tries, and come back?',
  source:
    'https://github.com/slackapi/java-slack-sdk/issues/1223; https://github.com/slackapi/bolt-js/issues/2238; slack-protocol.md F06, F07',
  text: 'new ones get too_many_websockets in place of hello',
  obstacles: [slackFault('too-many-websockets', {})],
  keepsRules: true,
  proof: { behaviour: 'no-back-off', failsOn: 'lint', cause: 'dials-without-rest' },
});
