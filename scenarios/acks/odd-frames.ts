import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { ms, seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

/** One each half second. */
const frames = [
  '{"type":"brand_new_thing"}',
  '{"envelope_id":"0dd00001-0000-4000-8000-000000000000","payload":{},"type":"brand_new_thing","accepts_response_payload":false}',
  '{"envelope_id":"0dd00002-0000-4000-8000-000000000000","payload":{"type":"event_callback","event_id":"Ev0BRANDNEW","team_id":"T0MOCK0001","event":{"type":"brand_new_event"}},"type":"events_api","accepts_response_payload":false,"retry_attempt":0,"retry_reason":""}',
  'null',
  '42',
  '[1,2]',
  '"text"',
  'true',
  '',
  '{"type":"hel',
] as const;

export const oddFrames = {
  name: 'odd-frames',
  suite: 'acks',
  title: 'Frames that no app knows',
  asks: 'Slack sends frames of a type that no app knows, with and without an envelope, an event that is new, JSON that is no object, text that is no JSON, and a binary frame. Does the app go on acknowledging events?',
  source:
    'https://docs.slack.dev/apis/events-api/using-socket-mode (new types may come at any time); slack-protocol.md §1.4',
  workload: steady({ perSecond: 10, lasting: seconds(8) }),
  faults: [
    ...frames.map((text, n) => ({
      from: ms(1_000 + 500 * n),
      to: ms(1_300 + 500 * n),
      fault: slackFault('text-frame', { text }),
    })),
    { from: ms(6_700), to: ms(7_000), fault: slackFault('raw-frame', { hex: '8203010203' }) },
  ],
  expects: [
    // An app may end its link at what it cannot read, and open the next: of the 80 events those due within 400 ms, in all, come again.
    { metric: 'first-attempt-ack-rate', atLeast: 0.95 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'first-attempt-ack-rate' },
  // An app that ends at one of them has no link for the next.
  toleratesMisses: true,
  unsupported: { http: 'There are no frames over HTTP' },
  proof: { 'socket-mode': { behaviour: 'ends-at-odd-frames', failsOn: 'unasked-exits', cause: 'ended-by-itself' } },
} as const satisfies Scenario;
