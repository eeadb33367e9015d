import { partitionThatKills } from '../../harness/faults/partition-that-kills.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

const slowToNotice = {
  id: 'F01',
  transport: 'socket-mode' as const,
  source: 'docs/slack-protocol.md §4.2',
};

/** Python's built-in client; `back`: the latest that it was seen to be. */
const builtInClients = [
  {
    system: 'bolt-python',
    versions: ['1.30.0', '1.18.1'],
    back: seconds(90),
    note: 'The built-in client takes a connection for live until 40 s after its last pong, and meets broken pipes without reconnecting',
  },
  {
    system: 'slack-sdk',
    versions: ['3.47.0', '3.26.0'],
    back: seconds(50),
    note: 'The same client with ticks of 5 s: live until 20 s after its last pong, or until the fifth ping that fails',
  },
];

export const partitionKill = {
  name: 'partition-kill',
  suite: 'recovery',
  title: 'Partition that kills connections',
  asks: 'After 8 s in which the network swallows everything, how soon does the app hear of new events, and is any event lost?',
  source: 'https://docs.slack.dev/apis/events-api/comparing-http-socket-mode',
  workload: steady({ perSecond: 10, lasting: seconds(18) }),
  faults: [{ from: seconds(2), to: seconds(10), fault: partitionThatKills() }],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(10) },
  ],
  decides: { metric: 'gap' },
  knownFailures: [
    ...builtInClients.flatMap(({ back, ...known }) => [
      { ...known, ...slowToNotice, metric: 'lost' as const, between: [1, 180] as const },
      { ...known, ...slowToNotice, metric: 'recovery' as const, between: [seconds(10.01), back] as const },
    ]),
    ...['bolt-python/aiohttp', 'bolt-python/websockets'].map((system) => ({
      ...slowToNotice,
      system,
      versions: ['1.30.0', '1.18.1'],
      metric: 'recovery' as const,
      between: [seconds(10.01), seconds(16)] as const,
      note: 'Looks for a dead connection each 10 s only',
      isIntermittent: 'the phase of its 10 s tick at the partition puts it on either side of the bound',
    })),
  ],
  proof: {
    http: { behaviour: 'drops-retries', failsOn: 'lost' },
    'socket-mode': { behaviour: 'no-reconnect', failsOn: 'recovery' },
  },
} as const satisfies Scenario;
