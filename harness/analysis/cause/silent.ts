import { count } from '../../base/quantity.ts';
import type { Attempt } from '../../history/deliveries.ts';
import { isOverTime } from '../../history/timed-out.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { events } from './words.ts';

/** The WebSocket close code of a frame that is too big (RFC 6455 §7.4.1). */
const tooBig = 1009;

export const silent = {
  name: 'silent',
  means: 'It takes what Slack sends and acknowledges none of it',
  explains: unreached,
  find({ deliveries, measured, exits, from, reportsHandled, strayAcks, links, agents }) {
    const reached = measured.filter(({ attempts }) =>
      attempts.some(({ link, reason }) => link !== '' && isHeard(reason)),
    );
    const isAnyAnswered = deliveries.some(({ attempts }) =>
      attempts.some(
        ({ ackedAt, ackDroppedAt, reason }) => (ackedAt ?? ackDroppedAt) !== undefined || reason === 'http_error',
      ),
    );
    const unknown = strayAcks.filter(({ kind }) => kind === 'unknown').length;
    const [first] = reached;
    if (
      !first ||
      isAnyAnswered ||
      strayAcks.some(({ kind }) => kind === 'on another link') ||
      exits.some(({ asked }) => !asked) ||
      // It did answer, at such length that Slack ended the link for it.
      links.some(({ closing }) => closing?.by === 'slack' && closing.code === tooBig)
    )
      return undefined;
    const handled = reached.filter(({ handledAt }) => handledAt.length > 0).length;
    const work =
      handled > 0 ? `, though it handled ${count(handled)} of them` : reportsHandled ? ' and handled none' : '';
    return {
      sentence: `The app acknowledged none of the ${events(reached.length)} that Slack sent it${work}${unknown === 0 ? '' : `; what it sent as acks, ${count(unknown)} in all, names no envelope of Slack’s`}${handled === 0 && unknown === 0 ? unlistened(agents) : ''}`,
      atUs: (first.attempts[0]?.sentAt ?? first.dueAt) - from,
      witness: first.event,
    };
  },
} as const satisfies CauseKind;

/** Parts of what the SDKs call themselves whose Bolt leaves an envelope without an ack where no listener fits: those of Python and of Java. */
const leaveUnlistened = ['slackclient/', 'slack-api-client/'];

function unlistened(agents: readonly string[]): string {
  return agents.some((agent) => leaveUnlistened.some((part) => agent.includes(part)))
    ? '. Bolt for Python and Bolt for Java acknowledge nothing that no listener takes: if the app answers certain words only, send those with --text, another kind of event with --event'
    : '';
}

/** A connection that could not be made is no silence. */
function isHeard(reason: Attempt['reason']): boolean {
  return reason === undefined || isOverTime(reason);
}
