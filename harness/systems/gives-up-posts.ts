/** What is known of clients that do not make a call again which Slack refused for the moment. */

import type { TransportName } from '../result.ts';
import { type FailureOnRecord, withFigures } from './known.ts';

/** Each answer that fell into the two seconds of the fault; `reports`: the app says that it did not handle those. */
export function givesUpPosts({
  versions,
  transports,
  reports,
  note,
  source,
}: Pick<FailureOnRecord, 'versions' | 'note' | 'source'> & {
  readonly transports: readonly TransportName[];
  readonly reports: boolean;
}): readonly FailureOnRecord[] {
  return transports.flatMap((transport) => [
    ...withFigures(
      { id: 'N15', scenario: 'posts-fail', versions, transport, note, source },
      { 'posts-given-up': [1, 12], ...(reports ? { lost: [1, 12] as const } : {}) },
    ),
    ...withFigures(
      { id: 'N15', scenario: 'rate-limits', versions, transport, note, source },
      { 'posts-given-up': [1, 14] },
    ),
  ]);
}

/** Python's slack_sdk tries a call again only where the connection failed, unless it is given handlers for more. */
export function pythonGivesUpPosts(
  versions: readonly string[],
  transports: readonly TransportName[],
): readonly FailureOnRecord[] {
  return givesUpPosts({
    versions,
    transports,
    reports: true,
    note: 'A WebClient without retry handlers of the app’s raises an error at 429 and at 5xx, and the listener ends there',
    source: 'https://docs.slack.dev/tools/python-slack-sdk/web#retryhandler',
  });
}
