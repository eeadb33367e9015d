import type { EpisodeRecord } from '../history/episodes.ts';
import type { LinkRecord } from '../history/links.ts';
import { ms } from '../base/units.ts';
import type { Metric } from './metric.ts';

/**
 * From when a fault began to the first close frame, end of TCP or call to apps.connections.open before the next fault, in µs;
 * the worst episode. An upper bound: what the app noticed before, Slack cannot see.
 */
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
    if (episodes.length === 0) return { kind: 'nothing', why: 'the scenario has no fault' };
    const signs = [
      ...links.flatMap(({ closing, closed, isKilled }) => [
        ...(closing?.by === 'app' ? [closing.at] : []),
        ...(closed && !isKilled ? [closed.at] : []),
      ]),
      ...opens,
    ].toSorted((a, b) => a - b);
    const delays = episodes.flatMap((episode, index) => {
      if (index > 0 && !hadLink(links, episode)) return [];
      const until = episodes[index + 1]?.began[0] ?? Number.POSITIVE_INFINITY;
      const first = signs.find((at) => at >= episode.began[0]);
      return first === undefined || first >= until ? [] : [Math.max(0, first - episode.began[1])];
    });
    if (delays.length === 0) return { kind: 'nothing', why: 'the app did nothing that Slack could see' };
    return { kind: 'number', value: Math.max(...delays), of: delays.length };
  },
} as const satisfies Metric;

/** An app that is not back from an earlier fault cannot notice the next one. */
function hadLink(links: readonly LinkRecord[], { began: [asked] }: EpisodeRecord): boolean {
  return links.some(
    ({ readyAt = Number.POSITIVE_INFINITY, closing, closed }) =>
      readyAt <= asked && Math.min(closing?.at ?? asked, closed?.at ?? asked) >= asked,
  );
}
