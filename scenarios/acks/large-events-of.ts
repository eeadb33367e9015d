import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

/** As long as Slack lets a message be; with its blocks an event of 480 KB (docs.slack.dev/reference/methods/chat.postMessage). */
const messageCharacters = 40_000;

interface LargeEvents<Name extends string> extends Pick<
  Scenario,
  'title' | 'asks' | 'source' | 'policy' | 'unsupported' | 'proof'
> {
  readonly name: Name;
}

/** Events as large as they come, whole or in parts. */
export function largeEventsOf<const Name extends string>({ policy, ...about }: LargeEvents<Name>) {
  return {
    ...about,
    suite: 'acks',
    workload: steady({ perSecond: 2, lasting: seconds(6) }),
    policy: { messageCharacters, ...policy },
    faults: [],
    expects: [
      { metric: 'first-attempt-ack-rate', atLeast: 1 },
      { metric: 'lost', atMost: 0 },
      { metric: 'unasked-exits', atMost: 0 },
    ],
    decides: { metric: 'response-time', of: 'p99' },
    onRequest: true,
  } as const satisfies Scenario;
}
