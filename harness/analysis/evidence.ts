import type { History } from '../history/history.ts';
import { touched } from '../history/touched.ts';
import type { Evidence } from '../result.ts';
import { usable } from '../history/usability.ts';
import { fateOf } from '../history/deliveries.ts';

/** More events than this are thinned out evenly: a timeline could not show them apart. */
const mostEvents = 2_000;

/** What a timeline draws, with the start of traffic as zero. Pure. */
export function evidenceOf(history: History): Evidence {
  const { plan, from, until, deliveries } = history;
  const rel = (at: number): number => at - from;
  const stride = Math.max(1, Math.ceil(deliveries.length / mostEvents));
  return {
    cell: plan.id,
    transport: plan.transport,
    spanUs: until - from,
    eventsOf: deliveries.length,
    events: deliveries
      .filter((_, index) => index % stride === 0)
      .map((delivery) => {
        const fate = fateOf(delivery, history);
        return {
          id: delivery.event,
          n: delivery.n,
          dueUs: rel(delivery.dueAt),
          attempts: delivery.attempts.map(({ attempt, sentAt, failedAt, reason, ackedAt }) => ({
            attempt,
            sentUs: rel(sentAt),
            ...(failedAt === undefined ? {} : { failedUs: rel(failedAt) }),
            ...(reason === undefined ? {} : { reason }),
            ...(ackedAt === undefined ? {} : { ackedUs: rel(ackedAt) }),
          })),
          ...(delivery.ackedAt === undefined ? {} : { ackedUs: rel(delivery.ackedAt) }),
          handledUs: delivery.handledAt.map(rel),
          outcome: fate === 'handled' ? ('acked' as const) : fate,
        };
      }),
    up: usable(history).map(([a, b]) => [rel(a), rel(b)] as const),
    links: history.links.map(({ id, host, openedAt, readyAt, closing, closed }) => ({
      id,
      host,
      openedUs: rel(openedAt),
      ...(readyAt === undefined ? {} : { readyUs: rel(readyAt) }),
      ...(closing ? { closingUs: rel(closing.at) } : {}),
      ...(closed ? { closedUs: rel(closed.at) } : {}),
    })),
    episodes: history.episodes.map((episode) => {
      const { count, what } = touched(history, episode);
      const { fault, text, began, ended } = episode;
      return {
        fault,
        text,
        began: [rel(began[0]), rel(began[1])] as const,
        ...(ended ? { ended: [rel(ended[0]), rel(ended[1])] as const } : {}),
        touched: count,
        touchedWhat: what,
      };
    }),
    marks: history.marks.filter(({ at }) => at >= from).map(({ at, text }) => ({ atUs: rel(at), text })),
  };
}
