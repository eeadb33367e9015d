import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { ms, seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

const notice = JSON.stringify({
  envelope_id: '0dd00010-0000-4000-8000-000000000000',
  payload: {
    token: 'mock-verification-token',
    type: 'app_rate_limited',
    team_id: 'T0MOCK0001',
    minute_rate_limited: 1_763_800_020,
    api_app_id: 'A0MOCK0001',
  },
  type: 'events_api',
  accepts_response_payload: false,
  retry_attempt: 0,
  retry_reason: '',
});

export const rateLimitNotice = {
  name: 'rate-limit-notice',
  suite: 'acks',
  title: 'app_rate_limited',
  asks: 'Slack says that the app gets too many events, which is no event like others. Does the app go on?',
  source: 'https://docs.slack.dev/apis/events-api/ (app_rate_limited); slack-protocol.md F37',
  workload: steady({ perSecond: 10, lasting: seconds(5) }),
  faults: [{ from: seconds(2), to: ms(2_300), fault: slackFault('text-frame', { text: notice }) }],
  expects: [
    { metric: 'first-attempt-ack-rate', atLeast: 0.99 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'first-attempt-ack-rate' },
  onRequest: true,
  unsupported: { http: 'This frame is one of Socket Mode’s' },
  proof: {
    'socket-mode': { behaviour: 'ends-at-rate-limit-notice', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
  },
} as const satisfies Scenario;
