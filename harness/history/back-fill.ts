/** Events that an app took from the history of their channel, where Slack had not brought them. Pure. */

import type { Delivery } from './deliveries.ts';
import { leftAlone } from './reporting.ts';

type Taken = Pick<Delivery, 'ackedAt' | 'attempts' | 'fetchedAt' | 'handledAt'>;

/** The app handled it by what it had read there, before an attempt of Slack's reached it or in place of one. */
export function isCaughtUp({ ackedAt, fetchedAt, handledAt: [first] }: Taken): boolean {
  if (first === undefined || fetchedAt === undefined) return false;
  return first >= fetchedAt && (ackedAt === undefined || first < ackedAt);
}

/** It read it there, and handled it more often than Slack sent it: it does not know a message that it has had. */
export function isTakenTwice({ attempts, fetchedAt, handledAt }: Taken): boolean {
  const [, again] = handledAt;
  if (again === undefined || fetchedAt === undefined || again < fetchedAt) return false;
  return handledAt.length > Math.max(1, attempts.filter(({ link }) => link !== '').length);
}

/** Slack brings it no more, it stands in the history, and nothing was said or seen of its handling. */
export function isLeftBehind(delivery: Delivery): boolean {
  const { ackedAt, handledAt, outcome, payload, variety, isSilenceUnclear = false } = delivery;
  const isInHistory = (payload === 'message' || payload === 'app-mention') && !leftAlone.has(variety);
  return isInHistory && outcome === 'abandoned' && ackedAt === undefined && handledAt.length === 0 && !isSilenceUnclear;
}
