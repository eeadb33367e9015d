import { slackFault } from '../../harness/faults/slack-fault.ts';
import { noNewLink } from './no-new-link.ts';

export const openRateLimited = noNewLink({
  name: 'open-rate-limited',
  title: 'apps.connections.open with Retry-After',
  asks: 'Slack closes the app’s link, and for 13 s Slack answers apps.connections.open with 429, Retry-After 4. Does the app wait as long as it is told?',
  source: 'https://docs.slack.dev/apis/web-api/rate-limits; slack-protocol.md F09',
  text: 'apps.connections.open answers 429, Retry-After 4',
  obstacles: [
    slackFault('web-api', {
      method: 'apps.connections.open',
      fault: { kind: 'rate-limited', retryAfterSeconds: 4 },
    }),
  ],
  keepsRules: true,
  proof: { behaviour: 'ignores-retry-after', failsOn: 'lint', cause: 'ignores-retry-after' },
});
