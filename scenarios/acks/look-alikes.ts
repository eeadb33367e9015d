import type { Scenario } from '../scenario.ts';
import { lookAlikes as messages } from '../../harness/workloads/look-alikes.ts';

/** In no other scenario is a message like another in one thing alone, and sent slowly enough to show it. */
export const lookAlikes = {
  name: 'look-alikes',
  suite: 'acks',
  title: 'Messages that look alike',
  asks: 'Only event_id tells a repeat. Does the app handle messages of the same words, second or person as one before, of an older ts, or without client_msg_id?',
  source: 'https://docs.slack.dev/apis/events-api/ (event_id: globally unique across all workspaces)',
  workload: messages(),
  faults: [],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'first-attempt-ack-rate', atLeast: 1 },
    { metric: 'over-handled', atMost: 0, isOptional: true },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'lost' },
  proof: {
    http: [
      { behaviour: 'dedupes-by-text', failsOn: 'lost', cause: 'fails-on-some-kinds' },
      { behaviour: 'dedupes-by-client-id', failsOn: 'lost', cause: 'fails-on-some-kinds' },
      { behaviour: 'drops-older', failsOn: 'lost', cause: 'fails-on-some-kinds' },
    ],
    'socket-mode': [
      { behaviour: 'dedupes-by-second', failsOn: 'lost', cause: 'fails-on-some-kinds' },
      { behaviour: 'debounces-people', failsOn: 'lost', cause: 'fails-on-some-kinds' },
      { behaviour: 'takes-the-last', failsOn: 'lost', cause: 'acks-and-drops' },
    ],
  },
} as const satisfies Scenario;
