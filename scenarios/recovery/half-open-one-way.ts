import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

interface HalfOpenOneWay<Name extends string> extends Pick<Scenario, 'title' | 'asks'> {
  readonly name: Name;
  readonly way: 'to-app' | 'to-slack';
}

/** A link that is dead one way for good, while the other goes on. */
export function halfOpenOneWay<const Name extends string>({ way, ...about }: HalfOpenOneWay<Name>) {
  return {
    ...about,
    suite: 'recovery',
    source:
      'https://github.com/slackapi/node-slack-sdk/issues/1243; https://github.com/slack-go/slack/issues/1093; slack-protocol.md F01, F18, N07',
    workload: steady({ perSecond: 4, lasting: seconds(16) }),
    faults: [{ from: seconds(2), to: seconds(16), fault: slackFault('half-open', { way }) }],
    expects: [
      { metric: 'unasked-exits', atMost: 0 },
      { metric: 'recovery', atMost: seconds(30) },
    ],
    decides: { metric: 'recovery' },
    onRequest: true,
    unsupported: { http: 'Over HTTP the app dials nothing' },
    proof: { 'socket-mode': { behaviour: 'trusts-its-link', failsOn: 'recovery', cause: 'never-back' } },
  } as const satisfies Scenario;
}
