import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

interface RequestsOfOthers<Name extends string, Behaviour> extends Pick<Scenario, 'title' | 'asks'> {
  readonly name: Name;
  readonly hows: Parameters<typeof slackFault<'forged-requests'>>[1]['hows'];
  /** Of apps that take them. */
  readonly behaviours: readonly Behaviour[];
}

/** Somebody who is not Slack, or repeats what Slack sent, posts requests beside those of Slack's. */
export function requestsOfOthers<const Name extends string, const Behaviour extends string>({
  hows,
  behaviours,
  ...about
}: RequestsOfOthers<Name, Behaviour>) {
  return {
    ...about,
    suite: 'acks',
    source: 'https://docs.slack.dev/authentication/verifying-requests-from-slack/',
    workload: steady({ perSecond: 4, lasting: seconds(6) }),
    faults: [{ from: seconds(1), to: seconds(5), fault: slackFault('forged-requests', { hows, everyMs: 200 }) }],
    expects: [
      { metric: 'forgeries-accepted', atMost: 0 },
      { metric: 'first-attempt-ack-rate', atLeast: 1 },
      { metric: 'lost', atMost: 0 },
      { metric: 'unasked-exits', atMost: 0 },
    ],
    decides: { metric: 'forgeries-accepted' },
    unsupported: { 'socket-mode': 'An app that dials Slack has no URL that others could post to' },
    proof: {
      http: behaviours.map(
        (behaviour) => ({ behaviour, failsOn: 'forgeries-accepted', cause: 'accepts-forgeries' }) as const,
      ),
    },
  } as const;
}
