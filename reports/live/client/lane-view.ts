/** What a lane shows: the events, links and faults of the last minute. Pure, and bounded. */

import type { Band, CellNews, Fate, LiveMs, LinkMove } from '../../../harness/live/messages.ts';

export interface FallingEvent {
  readonly due: LiveMs;
  acked?: LiveMs;
  givenUp?: LiveMs;
  isDoubled: boolean;
  readonly failed: LiveMs[];
}

export interface LaneView {
  /** In the order of their numbers. */
  readonly events: Map<number, FallingEvent>;
  links: readonly LinkMove[];
  bands: readonly Band[];
}

/** A minute and some, so that nothing goes while it is seen. */
const keptMs = 66_000;
/** More than that in a minute cannot be told apart. */
const mostEvents = 12_000;

export function createLaneView(): LaneView {
  return { events: new Map(), links: [], bands: [] };
}

/** Changes `view` in place: a page gets ten of these a second. */
export function take(view: LaneView, news: CellNews, bands: readonly Band[], now: LiveMs): void {
  for (const [event, due, fate, at] of news.moves) {
    let found = view.events.get(event);
    if (!found) view.events.set(event, (found = { due, isDoubled: false, failed: [] }));
    befall(found, fate, at);
  }
  for (const [event, { due }] of view.events) {
    if (due >= now - keptMs && view.events.size <= mostEvents) break;
    view.events.delete(event);
  }
  const firstShown = Math.max(
    0,
    view.links.findLastIndex(([at]) => at < now - keptMs),
  );
  view.links = [...view.links.slice(firstShown), ...news.links];
  view.bands = [
    ...view.bands.filter((band) => !bands.some((each) => isSame(each, band)) && (band.to ?? now) > now - keptMs),
    ...bands,
  ];
}

function befall(event: FallingEvent, fate: Fate, at: LiveMs): void {
  switch (fate) {
    case 'due':
      return;
    case 'failed':
      event.failed.push(at);
      return;
    case 'acked':
      event.acked ??= at;
      return;
    case 'given-up':
      event.givenUp ??= at;
      return;
    case 'doubled':
      event.isDoubled = true;
      return;
    default:
      fate satisfies never;
  }
}

function isSame(a: Band, b: Band): boolean {
  return a.fault === b.fault && a.from === b.from;
}
