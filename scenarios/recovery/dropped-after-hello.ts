import { slackFault } from '../../harness/faults/slack-fault.ts';
import { noNewLink } from './no-new-link.ts';

export const droppedAfterHello = noNewLink({
  name: 'dropped-after-hello',
  title: 'Links that end right after hello',
  asks: 'Slack closes the app’s link, and for 13 s each new one ends right after its hello. Does the app rest between its tries, and come back?',
  source: 'https://github.com/slackapi/java-slack-sdk/issues/1256; slack-protocol.md F09',
  text: 'new ones are closed right after hello',
  obstacles: [slackFault('drop-after-hello', {})],
  keepsRules: true,
  proof: { behaviour: 'no-back-off', failsOn: 'lint', cause: 'dials-without-rest' },
});
