import type { Scenario } from '../scenario.ts';
import { trace } from '../../harness/workloads/trace.ts';

/** Seconds at which some events are due at once: what servers keep open for 5 s, as Node does, is used again after 1 s, and idle too long after 7 s. */
const burstsAt = [0, 1, 2, 9, 10, 17] as const;
const eventsInEach = 6;

export const keptConnections = {
  name: 'kept-connections',
  suite: 'latency',
  title: 'Kept connections',
  asks: 'Slack keeps its connections to the app open, and uses several at once, after short pauses and long ones. Does the app answer on them, too?',
  source: 'https://www.rfc-editor.org/rfc/rfc9112#section-9.3; slack-protocol.md §2.1',
  workload: trace(burstsAt.flatMap((at) => Array.from({ length: eventsInEach }, () => at)).join('\n'), {
    name: `bursts of ${eventsInEach}, 1 s and 7 s apart`,
  }),
  policy: { keepsConnections: true },
  faults: [],
  expects: [
    { metric: 'first-attempt-ack-rate', atLeast: 1 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'first-attempt-ack-rate' },
  onRequest: true,
  unsupported: { 'socket-mode': 'Over Socket Mode every link is a kept connection' },
  proof: {
    http: { behaviour: 'reads-one-request', failsOn: 'first-attempt-ack-rate', cause: 'ends-kept-connections' },
  },
} as const satisfies Scenario;
