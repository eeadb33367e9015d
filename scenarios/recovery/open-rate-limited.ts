import { slackFault } from '../../harness/faults/slack-fault.ts';
import { together } from '../../harness/faults/together.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const openRateLimited = {
  name: 'open-rate-limited',
  suite: 'recovery',
  title: 'apps.connections.open with Retry-After',
  asks: 'Slack closes the app’s link, and for 8 s Slack answers apps.connections.open with 429, Retry-After 4. Does the app wait as long as it is told?',
  source: 'https://docs.slack.dev/apis/web-api/rate-limits; slack-protocol.md F09',
  workload: steady({ perSecond: 5, lasting: seconds(16) }),
  faults: [
    {
      from: seconds(2),
      to: seconds(10),
      fault: together(
        'the link is closed, and apps.connections.open answers 429, Retry-After 4',
        slackFault('web-api', {
          method: 'apps.connections.open',
          fault: { kind: 'rate-limited', retryAfterSeconds: 4 },
        }),
        slackFault('end-links', { how: { kind: 'close', leavesTcpOpen: false } }),
      ),
    },
  ],
  expects: [
    { metric: 'lint', atMost: 0 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(15) },
  ],
  decides: { metric: 'recovery' },
  onRequest: true,
  unsupported: { http: 'Over HTTP the app dials nothing' },
  proof: { 'socket-mode': { behaviour: 'ignores-retry-after', failsOn: 'lint', cause: 'ignores-retry-after' } },
} as const satisfies Scenario;
