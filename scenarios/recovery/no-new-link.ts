import type { Fault } from '../../harness/faults/fault.ts';
import { slackFault } from '../../harness/faults/slack-fault.ts';
import { together } from '../../harness/faults/together.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';
import type { Scenario } from '../scenario.ts';

/** Longer than the tick of 10 s at which slack_bolt looks for a link that ended: a shorter one it may never meet. */
const lasting = seconds(13);

interface NoNewLink<Name extends string> extends Pick<Scenario, 'title' | 'asks' | 'source'> {
  readonly name: Name;
  /** In words, what keeps the app from a new link. */
  readonly text: string;
  /** Begun in this order, before the link is closed. */
  readonly obstacles: readonly [Fault, ...Fault[]];
  /** True where the app must break no rule of Slack's on its way back. Default false. */
  readonly keepsRules?: boolean;
  readonly proof: NonNullable<NonNullable<Scenario['proof']>['socket-mode']>;
}

/** Slack closes the app's link, and for 13 s it can get no other: one question, whatever stands in its way. */
export function noNewLink<const Name extends string>({
  name,
  title,
  asks,
  source,
  text,
  obstacles: [first, ...others],
  keepsRules = false,
  proof,
}: NoNewLink<Name>) {
  const closed = slackFault('end-links', { how: { kind: 'close', leavesTcpOpen: false } });
  return {
    name,
    suite: 'recovery',
    title,
    asks,
    source,
    workload: steady({ perSecond: 5, lasting: seconds(21) }),
    faults: [
      {
        from: seconds(2),
        to: seconds(2 + lasting / seconds(1)),
        fault: together(`the link is closed, and ${text}`, first, ...others, closed),
      },
    ],
    expects: [
      ...(keepsRules ? [{ metric: 'lint', atMost: 0 } as const] : []),
      { metric: 'lost', atMost: 0 },
      { metric: 'unsettled', atMost: 0 },
      { metric: 'unasked-exits', atMost: 0 },
      { metric: 'recovery', atMost: seconds(15) },
    ],
    decides: { metric: 'recovery' },
    onRequest: true,
    unsupported: { http: 'Over HTTP the app dials nothing' },
    proof: { 'socket-mode': proof },
  } as const satisfies Scenario;
}
