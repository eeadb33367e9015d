/** What a running cell looks like at the moment, from the folds that its history is made of. Pure. */

import { type Micros, seconds, us } from '../base/units.ts';
import { cell } from '../history/cell.ts';
import { deliveries, fateOf } from '../history/deliveries.ts';
import { episodes } from '../history/episodes.ts';
import { compose, type Fold } from '../history/fold.ts';
import { isUsable, links } from '../history/links.ts';
import type { Entry } from '../journal/facts.ts';

export interface Status {
  readonly phase: 'starting' | 'traffic' | 'draining' | 'ended';
  /** Events raised so far. */
  readonly raised: number;
  /** Events raised a second, over the last few seconds; absent until half a second can be told. */
  readonly perSecond?: number;
  /** Events that are neither acknowledged nor given up. */
  readonly inFlight: number;
  /** Events that Slack gave up and the app never handled; what Slack itself dropped is none of the app's. */
  readonly lost: number;
  /** Sockets that may get events; over HTTP, connections open at the moment. */
  readonly links: number;
  readonly faults: readonly { readonly name: string; readonly forUs: Micros }[];
  /** The last thing for which the cell will have no verdict. */
  readonly trouble?: string;
}

/** Over which the rate is taken. */
const rateWindow = seconds(5);

/** Stamps of the events raised within the window before the last of them. */
const recent = {
  empty: (): Micros[] => [],
  steps: {
    'event-due'(state, { at }) {
      state.push(at);
      while ((state[0] ?? at) <= at - rateWindow) state.shift();
    },
  },
} satisfies Fold<Micros[]>;

const folds = compose({ cell, deliveries, links, episodes, recent });

export type Watch = ReturnType<typeof folds.empty>;

export const startWatch: () => Watch = folds.empty;

/** Changes `watch` in place, as folds do. What comes after the end is the harness' own clearing up, and changes nothing. */
export function see(watch: Watch, entry: Entry): void {
  if (isOver(watch)) return;
  folds.step(watch, entry);
  forget(watch, entry);
}

/** A chaos run may last for hours: what is over and well is not kept. */
function forget({ deliveries: { byEvent, reportsHandled }, links: { byId } }: Watch, entry: Entry): void {
  if (entry.kind === 'link-closed') byId.delete(entry.link);
  if (entry.kind === 'event-dropped') byEvent.delete(entry.event);
  if (entry.kind !== 'delivery-ended' && entry.kind !== 'handled') return;
  const delivery = byEvent.get(entry.event);
  if (delivery?.outcome === 'acked' || (delivery?.outcome && fateOf(delivery, { reportsHandled }) === 'handled'))
    byEvent.delete(entry.event);
}

export function statusOf(watch: Watch): Status {
  const { raised, byEvent } = watch.deliveries;
  const { phase, until, voids, isCutShort } = watch.cell;
  const all = [...byEvent.values()];
  const perSecond = rateOf(watch.recent, until);
  const trouble = voids.at(-1);
  return {
    phase: phase === 'done' || isCutShort ? 'ended' : phase,
    raised,
    ...(perSecond === undefined ? {} : { perSecond }),
    inFlight: all.filter(({ outcome }) => outcome === undefined).length,
    lost: all.filter((each) => each.outcome !== undefined && fateOf(each, watch.deliveries) === 'lost').length,
    links: [...watch.links.byId.values()].filter(isUsable).length,
    faults: watch.episodes
      .filter(({ ended }) => !ended)
      .map(({ fault, began }) => ({ name: fault, forUs: us(until - began[1]) })),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

function isOver({ cell: { phase, isCutShort } }: Watch): boolean {
  return phase === 'done' || isCutShort;
}

/** It falls as soon as no event comes. */
function rateOf(stamps: readonly Micros[], now: Micros): number | undefined {
  const window = (now - (stamps[0] ?? now)) / seconds(1);
  return window < 0.5 ? undefined : (stamps.length - 1) / window;
}
