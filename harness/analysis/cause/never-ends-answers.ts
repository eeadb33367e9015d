import { count, duration } from '../../base/quantity.ts';
import { ackDeadline } from './ack-deadline.ts';
import { attemptsInQuiet } from './attempts-in-quiet.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { when } from './words.ts';

export const neverEndsAnswers = {
  name: 'never-ends-answers',
  means: 'It begins its answers and does not end them',
  explains: unreached,
  find(history) {
    const { from } = history;
    const sent = attemptsInQuiet(history);
    const begun = sent.filter(({ attempt }) => attempt.unendedStatus !== undefined && attempt.ackedAt === undefined);
    const [first] = begun;
    if (!first) return undefined;
    const { event, attempt } = first;
    const deadline = ackDeadline(history);
    return {
      sentence: `The app began its answer (${attempt.unendedStatus}) to ${count(begun.length)} of ${count(sent.length)} requests and never ended it, and Slack waits ${duration(deadline)} for the last byte. The first was to event ${event}, sent ${when(attempt.sentAt, history)}`,
      atUs: attempt.sentAt - from,
      witness: event,
    };
  },
} as const satisfies CauseKind;
