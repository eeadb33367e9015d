import { suspended } from '../../harness/faults/suspended.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';
import type { Scenario } from '../scenario.ts';

interface StandsStill<Name extends string> extends Pick<Scenario, 'title' | 'asks' | 'source' | 'proof'> {
  readonly name: Name;
  /** In seconds. */
  readonly forSeconds: number;
  /** What befalls the app as well. Default: nothing. */
  readonly fault?: ReturnType<typeof suspended>;
}

/**
 * The app's process stands still for a while. That it must be back 10 s after it wakes rests on what Slack's documents give an app to
 * move to another link: a `warning` comes 10 s before the link ends (docs.slack.dev/apis/events-api/using-socket-mode). No source bounds
 * it closer.
 */
export function standsStill<const Name extends string>({
  forSeconds,
  fault = suspended(),
  ...about
}: StandsStill<Name>) {
  const from = 3;
  return {
    ...about,
    suite: 'recovery',
    onRequest: true,
    workload: steady({ perSecond: 2, lasting: seconds(from + forSeconds + 9) }),
    faults: [{ from: seconds(from), to: seconds(from + forSeconds), fault }],
    expects: [
      { metric: 'recovery', atMost: seconds(10) },
      { metric: 'unasked-exits', atMost: 0 },
      { metric: 'unsettled', atMost: 0 },
    ],
    decides: { metric: 'recovery' },
  } as const satisfies Scenario;
}
