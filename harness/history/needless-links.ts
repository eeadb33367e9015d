/** Links that the app opened although it had one and nothing took it. Pure. */

import type { History } from './history.ts';
import type { LinkRecord } from './links.ts';

/** Faults of Slack's under which every link carries on: an app that opens another while they last does so by itself. */
const sparesLinks: ReadonlySet<string> = new Set(['delay-pongs', 'ghosts', 'lose-events']);

/** Those opened since traffic began, in order, beyond one for each link that Slack or a fault took: the last ones. */
export function needlessLinks(
  history: Pick<History, 'links' | 'episodes' | 'exits' | 'from' | 'until'>,
): readonly LinkRecord[] {
  const { links, from } = history;
  const opened = links.filter(({ openedAt, readyAt }) => openedAt > from && readyAt !== undefined);
  const taken = links.filter((link) => wasTaken(link, history));
  return opened.slice(taken.length);
}

function wasTaken(
  { toldToLeaveAt, closing, closed, isKilled, openedAt }: LinkRecord,
  { episodes, exits, from, until }: Pick<History, 'episodes' | 'exits' | 'from' | 'until'>,
): boolean {
  if ((toldToLeaveAt ?? -Infinity) >= from || isKilled || closing?.by === 'slack') return true;
  const end = closing?.at ?? closed?.at;
  if (exits.some(({ at }) => at >= openedAt && (end === undefined || at <= end + 1_000_000))) return true;
  const faults = episodes.filter(({ isMomentary, fault }) => !isMomentary && !sparesLinks.has(fault));
  return end !== undefined && faults.some(({ began, ended }) => end >= began[0] && openedAt <= (ended?.[1] ?? until));
}
