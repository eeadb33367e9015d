import { count } from '../../base/quantity.ts';
import { type Attempt, isForm } from '../../history/deliveries.ts';
import { isRefused } from '../../history/losses.ts';
import type { History } from '../../history/history.ts';
import type { CauseKind } from './cause.ts';
import { inCommon } from './in-common.ts';
import { unreached } from './symptoms.ts';
import { when } from './words.ts';

export const refuses = {
  name: 'refuses',
  means: 'It answers requests with an error',
  explains: unreached,
  find(history) {
    const { measured, from } = history;
    const sent = measured.flatMap(({ event, attempts }) => attempts.map((attempt) => ({ event, attempt })));
    const refused = sent.filter(({ attempt }) => isRefused(attempt, history));
    const [first] = refused.toSorted((a, b) => a.attempt.sentAt - b.attempt.sentAt);
    if (!first) return undefined;
    const { event, attempt } = first;
    const { status, sentAt, failedAt = sentAt } = attempt;
    const same = refused.filter((each) => each.attempt.status === status).length;
    const isAll = same === sent.length;
    const alike = isAll ? undefined : alikeOf(sent, history);
    const often = isAll
      ? `all ${count(same)} requests, from the first on`
      : `${count(same)} of ${count(sent.length)} requests, the first with event ${event}, ${when(sentAt, history)}${alike === undefined ? '' : `: ${alike}`}`;
    return {
      sentence: `The app answered ${status ?? 'an error'} to ${often}${isAll ? meaning(status, measured.every(isForm)) : ''}${forbidden(refused)}`,
      atUs: failedAt - from,
      witness: event,
    };
  },
} as const satisfies CauseKind;

/** What those that it refused have in common, by their order and times. */
function alikeOf(sent: readonly { readonly attempt: Attempt }[], history: History): string | undefined {
  const samples = sent.map(({ attempt }) => ({
    at: attempt.sentAt,
    isBad: isRefused(attempt, history) ? true : attempt.ackedAt === undefined ? undefined : false,
  }));
  return inCommon(samples, { well: 'accepted', things: 'requests' });
}

function forbidden(refused: readonly { readonly attempt: Attempt }[]): string {
  const given = refused.filter(({ attempt }) => attempt.forbidsRetries === true).length;
  if (given === 0) return '';
  return `. With ${count(given)} of these answers it told Slack not to try again (x-slack-no-retry: 1): what they were about is lost`;
}

function meaning(status: number | undefined, areForms: boolean): string {
  if (status === 401 || status === 403)
    return `: it does not accept Slack’s signature${areForms ? ' of a form; it may keep the raw body of JSON only' : ''}`;
  if (status === 404)
    return ': nothing in it takes what was sent, though it answered Slack’s check of its URL (Bolt for Python and Bolt for Java answer 404 where no listener fits: if the app answers certain words only, send those with --text, another kind of event with --event)';
  return '';
}
