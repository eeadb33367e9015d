import { ms } from '../units.ts';
import type { Metric } from './metric.ts';

/** First close frame, end of TCP or call of apps.connections.open after the fault began, in µs. An upper bound: what the app noticed before, Slack cannot see. */
export const detection = {
  name: 'detection',
  title: 'detection',
  asks: 'How long after the fault began did the app act on it, as far as Slack can see?',
  unit: 'us',
  better: 'lower',
  margin: ms(100),
  measure: ({ plan, episodes, links, opens }) => {
    if (plan.transport === 'http')
      return { kind: 'nothing', why: 'over HTTP the app holds no link whose loss it could notice' };
    const [episode] = episodes;
    if (!episode) return { kind: 'nothing', why: 'the scenario has no fault' };
    const [, began] = episode.began;
    const signs = [
      ...links.flatMap(({ closingAt, closingBy, closedAt, isKilled }) => [
        ...(closingAt !== undefined && closingBy === 'app' ? [closingAt] : []),
        ...(closedAt !== undefined && !isKilled ? [closedAt] : []),
      ]),
      ...opens,
    ].filter((at) => at >= episode.began[0]);
    if (signs.length === 0) return { kind: 'nothing', why: 'the app did nothing that Slack could see' };
    return { kind: 'number', value: Math.max(0, Math.min(...signs) - began), of: 1 };
  },
} as const satisfies Metric;
