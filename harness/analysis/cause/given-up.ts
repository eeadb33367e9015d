import { count } from '../../base/quantity.ts';
import { lossesOf } from '../../history/losses.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { events, first } from './words.ts';

/** Slack’s own words for why an attempt failed, in plain English. */
const inWords: Readonly<Record<string, string>> = {
  no_link: 'there was no link',
  timeout: 'no ack came in time',
  http_timeout: 'no answer came in time',
  connection_failed: 'the connection failed',
  ssl_error: 'TLS failed',
  too_many_redirects: 'there were too many redirects',
  unknown_error: 'of an error that has no name',
};

export const givenUp = {
  name: 'given-up',
  means: 'Slack tried until it gave up',
  explains: unreached,
  isFallback: true,
  find(history) {
    const lossOf = lossesOf(history);
    const lost = history.measured.filter((delivery) => lossOf(delivery) === 'never delivered');
    const [earliest] = lost;
    const sentAt = earliest?.attempts[0]?.sentAt;
    if (!earliest || sentAt === undefined) return undefined;
    const { event } = earliest;
    const attempts = lost.flatMap((delivery) => delivery.attempts);
    const reasons = [
      ...Map.groupBy(attempts, ({ reason, status }) =>
        reason === 'http_error' ? `the answer was ${status}` : (inWords[reason ?? ''] ?? 'the run ended'),
      ),
    ]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .map(([words, own]) => `${words} (${own.length === 1 ? 'once' : `${count(own.length)} times`})`);
    return {
      sentence: `Slack gave up ${events(lost.length)} after ${count(attempts.length)} ${attempts.length === 1 ? 'attempt' : 'attempts'}, because ${reasons.join(', ')}. The first was ${first(event, sentAt, history)}`,
      atUs: sentAt - history.from,
      witness: event,
    };
  },
} as const satisfies CauseKind;
