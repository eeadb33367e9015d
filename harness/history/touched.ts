/** How much traffic a fault touched: the proof that it bit. Pure. */

import type { EpisodeRecord } from './episodes.ts';
import type { History } from './history.ts';

export interface Touched {
  readonly count: number;
  readonly what: string;
}

export function touched(history: History, { touches, began, ended }: EpisodeRecord): Touched {
  const from = began[0];
  const to = ended?.[1] ?? history.until;
  const attempts = history.deliveries.flatMap((delivery) => delivery.attempts);
  switch (touches.rule) {
    case 'attempts':
      return {
        count: attempts.filter(({ sentAt, ackedAt, failedAt }) => sentAt <= to && (ackedAt ?? failedAt ?? to) >= from)
          .length,
        what: 'attempts in flight while it lasted',
      };
    case 'hosts':
      return history.plan.transport === 'socket-mode'
        ? {
            count: history.hostsDown
              .filter(({ at }) => at >= from && at <= to)
              .reduce((sum, { links }) => sum + links, 0),
            what: 'sockets held by the recycled container',
          }
        : {
            count: attempts.filter(({ sentAt }) => sentAt >= from && sentAt <= to).length,
            what: 'attempts that another container had to send',
          };
    case 'acks':
      return {
        count: attempts.filter(({ ackDroppedAt = Number.NaN }) => ackDroppedAt >= from && ackDroppedAt <= to).length,
        what: 'acks ignored',
      };
    case 'handlers':
      return {
        count: history.deliveries.filter(({ attempts: [first], handledAt: [handled] }) =>
          first && handled !== undefined ? handled - first.sentAt >= touches.atLeastUs : false,
        ).length,
        what: 'events whose handler took that long',
      };
    case 'facts':
      return {
        count: touches.kinds.flatMap((kind) => history.factTimes.get(kind) ?? []).filter((at) => at >= from && at <= to)
          .length,
        what: `facts ${touches.kinds.join(' or ')} while it lasted`,
      };
    case 'exits':
      return {
        count: history.exits.filter(({ at, asked }) => asked && at >= from && at <= to).length,
        what: 'ends of the app’s process',
      };
    default:
      return touches satisfies never;
  }
}
