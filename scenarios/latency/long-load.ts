import type { Scenario } from '../scenario.ts';
import { ms, seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

const megabyte = 1_000_000;

export const longLoad = {
  name: 'long-load',
  suite: 'latency',
  title: 'Even load for a while',
  asks: 'Does the app stay as quick and as small after 45 s of even traffic as it was at first?',
  source: 'https://docs.slack.dev/apis/events-api/',
  onRequest: true,
  workload: steady({ perSecond: 10, lasting: seconds(45) }),
  faults: [],
  expects: [
    { metric: 'latency-growth', atMost: ms(500) },
    // What is told apart from warming up: 1 MB a second would fill a small container within minutes.
    { metric: 'memory-growth', atMost: 60 * megabyte, isOptional: true },
    { metric: 'lost', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'latency-growth' },
  proof: {
    http: { behaviour: 'slows-down', failsOn: 'latency-growth', cause: 'slows-down' },
    'socket-mode': { behaviour: 'leaks', failsOn: 'memory-growth', cause: 'memory-grows' },
  },
} as const satisfies Scenario;
