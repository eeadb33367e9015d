import { count } from '../../base/quantity.ts';
import { attemptsInQuiet } from './attempts-in-quiet.ts';
import type { CauseKind } from './cause.ts';
import { inCommon } from './in-common.ts';
import { unreached } from './symptoms.ts';
import { when } from './words.ts';

/** Slack has the status and not the end of the answer: to it that is none. */
export const breaksOffAnswers = {
  name: 'breaks-off-answers',
  means: 'It begins its answer to a request and ends the connection before the answer is whole',
  explains: unreached,
  find(history) {
    if (history.plan.transport !== 'http') return undefined;
    const sent = attemptsInQuiet(history);
    const isBroken = ({ attempt: { reason, status } }: (typeof sent)[number]): boolean =>
      reason === 'unknown_error' && status !== undefined;
    const broken = sent.filter(isBroken);
    const [first] = broken;
    if (!first) return undefined;
    const { event, attempt } = first;
    const samples = sent.map((each) => ({
      at: each.attempt.sentAt,
      isBad: isBroken(each) ? true : each.attempt.ackedAt === undefined ? undefined : false,
    }));
    const alike = inCommon(samples, { well: 'answered in full', things: 'requests' });
    return {
      sentence: `The app began its answer (${attempt.status}) to ${count(broken.length)} of ${count(sent.length)} requests and ended the connection before it was whole, so that Slack takes it for none, the first with event ${event}, ${when(attempt.sentAt, history)}${alike === undefined ? '' : `: ${alike}`}`,
      atUs: attempt.sentAt - history.from,
      witness: event,
    };
  },
} as const satisfies CauseKind;
