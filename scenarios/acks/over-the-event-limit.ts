import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const overTheEventLimit = {
  name: 'over-the-event-limit',
  suite: 'acks',
  title: 'More events than Slack delivers',
  asks: 'More happens than Slack delivers to one app: it drops the rest and says app_rate_limited, which is no event like others. Does the app go on?',
  source: 'https://docs.slack.dev/apis/events-api/ (app_rate_limited); slack-protocol.md F37, F38',
  workload: steady({ perSecond: 10, lasting: seconds(8) }),
  // Slack’s own limit, 30,000 in an hour, would take an hour; its notices come each minute.
  policy: { eventsPerWindow: 20, eventsWindowUs: seconds(4), rateLimitNoticeEveryUs: seconds(1) },
  faults: [],
  expects: [
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'notices-refused', atMost: 0 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
  ],
  decides: { metric: 'notices-refused' },
  onRequest: true,
  proof: {
    http: { behaviour: 'ends-at-rate-limit-notice', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
    'socket-mode': { behaviour: 'ends-at-rate-limit-notice', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
  },
} as const satisfies Scenario;
