/** Attempts that no app could have answered in time: nobody was there, or a fault was on the way. Pure. */

import type { Micros } from '../base/units.ts';
import { awayTimes } from './away.ts';
import type { Attempt } from './deliveries.ts';
import type { EpisodeRecord } from './episodes.ts';
import type { History } from './history.ts';

export function metNobody(history: History): (attempt: Attempt) => boolean {
  const { episodes, deadLinks, until } = history;
  const away = awayTimes(history);
  const onTheWay = episodes.filter(keepsBytes);
  return ({ sentAt, failedAt = sentAt, reason, link }) =>
    reason === 'no_link' ||
    away.some(([from, to]) => sentAt >= from && sentAt < to) ||
    (deadLinks.get(link) ?? Number.POSITIVE_INFINITY) <= failedAt ||
    onTheWay.some(({ began, ended }) => sentAt <= endOf(ended, until) && failedAt >= began[0]);
}

/** It keeps from the app what Slack sends, or makes it late. */
function keepsBytes({ severs, touches }: EpisodeRecord): boolean {
  return severs || touches.rule === 'slowed';
}

function endOf(ended: EpisodeRecord['ended'], until: Micros): Micros {
  return ended?.[1] ?? until;
}
