/** What a cell tells a page: what is new, and what is kept of the last minute. Pure. */

import { toMs } from '../base/units.ts';
import type { Entry } from '../journal/facts.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import { logLine } from './log-line.ts';
import type { Band, CellNews, LinkMove, LiveMs, LogLine, Move } from './messages.ts';
import { createRecent, type Recent } from './recent.ts';
import { type CellWatch, seeCell, standingOf, startCellWatch } from './watch-cell.ts';

/** So much of the past a page shows. */
export const shownMs = 60_000;

export interface CellFeed {
  readonly watch: CellWatch;
  readonly kept: { readonly moves: Recent<Move>; readonly links: Recent<LinkMove> };
  bands: readonly Band[];
  fresh: { readonly moves: Move[]; readonly links: LinkMove[]; readonly bands: Band[]; readonly log: LogLine[] };
  lastLinks?: LinkMove;
  /** Since it was last told. */
  givenUp: { readonly count: number; readonly toldAt: LiveMs };
}

export function startCellFeed({ transport, policy }: CellPlan, zero: LiveMs): CellFeed {
  return {
    watch: startCellWatch({ transport, zero, deadlineMs: toMs(Number(policy.values['ackDeadlineUs'])) }),
    kept: { moves: createRecent(shownMs), links: createRecent(shownMs) },
    bands: [],
    fresh: nothing(),
    givenUp: { count: 0, toldAt: 0 },
  };
}

/** Changes `feed` in place. */
export function feedCell(feed: CellFeed, entry: Entry): void {
  const { watch, kept, fresh } = feed;
  const at = watch.zero + toMs(entry.at);
  const { move, links } = seeCell(watch, entry);
  if (move) {
    kept.moves.add(at, move);
    fresh.moves.push(move);
    if (move[2] === 'given-up') feed.givenUp = { ...feed.givenUp, count: feed.givenUp.count + 1 };
  }
  if (links) {
    kept.links.add(at, links);
    fresh.links.push(links);
    feed.lastLinks = links;
  }
  band(feed, entry, at);
  const line = logLine(entry);
  if (line) fresh.log.push({ at, transport: watch.transport, ...line });
}

/** What is new since the last time. */
export function takeFresh(feed: CellFeed, now: LiveMs): CellFeed['fresh'] {
  const { count, toldAt } = feed.givenUp;
  // Of many that are given up one after another, a line a second is enough
  if (count > 0 && now - toldAt >= 1_000) {
    const text = `Slack gives ${count} event${count === 1 ? '' : 's'} up`;
    feed.fresh.log.push({ at: now, transport: feed.watch.transport, tone: 'bad', text });
    feed.givenUp = { count: 0, toldAt: now };
  }
  const { fresh } = feed;
  feed.fresh = nothing();
  return fresh;
}

/** All that is kept, for whoever begins to look. */
export function keptOf({ kept, lastLinks }: CellFeed, now: LiveMs): Pick<CellNews, 'moves' | 'links'> {
  const links = kept.links.from(now - shownMs);
  return {
    moves: kept.moves.from(now - shownMs),
    links: links.length > 0 || !lastLinks ? links : [lastLinks],
  };
}

export function cellNews({ watch }: CellFeed, rest: Pick<CellNews, 'moves' | 'links'>): CellNews {
  return { transport: watch.transport, standing: standingOf(watch), moves: rest.moves, links: rest.links };
}

function band(feed: CellFeed, entry: Entry, at: LiveMs): void {
  if (entry.kind === 'fault-began') {
    const { fault, text } = entry;
    put(feed, { transport: feed.watch.transport, fault, text, from: at });
  } else if (entry.kind === 'fault-ended') {
    const open = feed.bands.findLast((each) => each.fault === entry.fault && each.to === undefined);
    if (!open) return;
    feed.bands = feed.bands.filter((each) => each !== open && (each.to ?? at) > at - shownMs);
    put(feed, { ...open, to: at });
  }
}

function put(feed: CellFeed, each: Band): void {
  feed.bands = [...feed.bands, each];
  feed.fresh.bands.push(each);
}

function nothing(): CellFeed['fresh'] {
  return { moves: [], links: [], bands: [], log: [] };
}
