import { count } from '../../base/quantity.ts';
import type { Attempt } from '../../history/deliveries.ts';
import type { History } from '../../history/history.ts';
import { isRefused } from '../../history/losses.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { when } from './words.ts';

export const redirects = {
  name: 'redirects',
  means: 'It answers with a redirect in place of an acknowledgement',
  explains: unreached,
  find(history) {
    const { measured, from } = history;
    const sent = measured.flatMap(({ event, attempts }) => attempts.map((attempt) => ({ event, attempt })));
    const led = sent
      .filter(({ attempt }) => attempt.reason === 'too_many_redirects' || isUnfollowed(attempt, history))
      .toSorted((a, b) => a.attempt.sentAt - b.attempt.sentAt);
    const [first] = led;
    if (!first) return undefined;
    const { event, attempt } = first;
    const { reason, status, sentAt, failedAt = sentAt } = attempt;
    const rule =
      reason === 'too_many_redirects'
        ? 'Slack follows two of them in a row, and there came another one'
        : 'Slack follows 301 and 302 that name a place, and no other';
    return {
      sentence: `The app answered ${count(led.length)} of ${count(sent.length)} requests with a redirect${status === undefined ? '' : ` (${status})`}, the first with event ${event}, ${when(sentAt, history)}: ${rule}. A Request URL has to be where the app is, to the last slash`,
      atUs: failedAt - from,
      witness: event,
    };
  },
} as const satisfies CauseKind;

/** One that the app answered itself, no fault of ours in its place. */
function isUnfollowed(attempt: Attempt, history: History): boolean {
  const { status = 0 } = attempt;
  return status >= 300 && status < 400 && isRefused(attempt, history);
}
