/** Attempts that reached the app and were not acknowledged within Slack's deadline. Pure. */

import type { FailureReason } from '../../mocks/slack/protocol/facts.ts';
import type { Attempt, Delivery } from './deliveries.ts';
import type { History } from './history.ts';

/** No ack came within Slack's deadline, over whichever transport. */
export function isOverTime(reason: FailureReason | undefined): boolean {
  return reason === 'timeout' || reason === 'http_timeout';
}

/** One whose link ended or was dead within the deadline never had that long. */
export function timedOut({ attempts }: Delivery, { links, deadLinks }: History): readonly Attempt[] {
  return attempts.filter(({ reason, link: on, failedAt = Infinity }) => {
    const link = links.find(({ id }) => id === on);
    const endedAt = Math.min(
      link?.closing?.at ?? Infinity,
      link?.closed?.at ?? Infinity,
      deadLinks.get(on) ?? Infinity,
    );
    return isOverTime(reason) && endedAt > failedAt;
  });
}
