/** A running cell as a live page shows it, from its facts as they come. Bounded, so that a run of hours does not grow. Pure. */

import { toMs } from '../base/units.ts';
import { see, startWatch, statusOf, type Watch } from '../chaos/status.ts';
import { isUsable } from '../history/links.ts';
import type { Entry } from '../journal/facts.ts';
import type { TransportName } from '../result.ts';
import type { Fate, LinkMove, LiveMs, Move, Standing } from './messages.ts';

export interface CellWatch {
  readonly transport: TransportName;
  /** Within which an ack counts, from due. */
  readonly deadlineMs: number;
  /** What the axis of the page shows when the cell's own clock shows 0. */
  readonly zero: LiveMs;
  readonly status: Watch;
  readonly known: Map<string, Known>;
  events: number;
  late: number;
  doubled: number;
  /** -1: none was seen yet. */
  links: number;
}

interface Known {
  readonly number: number;
  readonly due: LiveMs;
  isAcked: boolean;
  isOver: boolean;
  isDoubled: boolean;
  isHandled: boolean;
  readonly answers: Set<string>;
}

/** What came of a fact. */
export interface Seen {
  readonly move?: Move | undefined;
  readonly links?: LinkMove | undefined;
}

/** So long an event that is over may still be handled once more. */
const keptMs = 60_000;
/** No event is under way for longer: the last of Slack's retries comes 6 min after due. */
const longestMs = 600_000;

export function startCellWatch(of: Pick<CellWatch, 'transport' | 'deadlineMs' | 'zero'>): CellWatch {
  return { ...of, status: startWatch(), known: new Map(), events: 0, late: 0, doubled: 0, links: -1 };
}

/** Changes `watch` in place. */
export function seeCell(watch: CellWatch, entry: Entry): Seen {
  see(watch.status, entry);
  const { transport } = watch;
  const at = watch.zero + toMs(entry.at);
  switch (entry.kind) {
    case 'event-due':
      return { move: due(watch, entry.event, { due: watch.zero + toMs(entry.due), at }) };
    case 'attempt-failed':
      return {
        move: moved(watch, entry.event, 'failed', at),
        // A connection for each attempt: whether the last one was answered says whether the way is open
        links: transport === 'http' ? linked(watch, at, 0) : undefined,
      };
    case 'ack':
      return {
        move: acked(watch, entry.event, at),
        links: transport === 'http' ? linked(watch, at, 1) : undefined,
      };
    case 'event-dropped':
    case 'delivery-ended':
      return over(watch, entry, at);
    case 'handled':
      return { move: handled(watch, entry.event, at) };
    case 'effect':
      return { move: answered(watch, entry.event, at, `${entry.by} ${entry.text ?? ''}`) };
    case 'link-ready':
    case 'link-closing':
    case 'link-closed': {
      if (transport === 'http') return {};
      return { links: linked(watch, at, [...watch.status.links.byId.values()].filter(isUsable).length) };
    }
    default:
      return {};
  }
}

export function standingOf({ status, late, doubled, links }: CellWatch): Standing {
  const { phase, raised, perSecond, inFlight, lost, trouble } = statusOf(status);
  return {
    phase,
    raised,
    ...(perSecond === undefined ? {} : { perSecond }),
    inFlight,
    lost,
    late,
    doubled,
    links: Math.max(0, links),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

function moved({ known }: CellWatch, event: string, fate: Fate, at: LiveMs): Move | undefined {
  const found = known.get(event);
  return found && [found.number, found.due, fate, at];
}

function due(watch: CellWatch, event: string, { due, at }: { readonly due: LiveMs; readonly at: LiveMs }) {
  forget(watch.known, at);
  watch.events += 1;
  watch.known.set(event, {
    number: watch.events,
    due,
    isAcked: false,
    isOver: false,
    isDoubled: false,
    isHandled: false,
    answers: new Set(),
  });
  return moved(watch, event, 'due', at);
}

function acked(watch: CellWatch, event: string, at: LiveMs): Move | undefined {
  const found = watch.known.get(event);
  if (!found || found.isAcked) return undefined;
  found.isAcked = true;
  if (at - found.due > watch.deadlineMs) watch.late += 1;
  return moved(watch, event, 'acked', at);
}

function over(
  watch: CellWatch,
  entry: Extract<Entry, { readonly kind: 'event-dropped' | 'delivery-ended' }>,
  at: LiveMs,
): Seen {
  const found = watch.known.get(entry.event);
  if (found) found.isOver = true;
  const isGivenUp = entry.kind === 'event-dropped' || entry.outcome === 'abandoned';
  return isGivenUp ? { move: moved(watch, entry.event, 'given-up', at) } : {};
}

function handled(watch: CellWatch, event: string, at: LiveMs): Move | undefined {
  const found = watch.known.get(event);
  if (!found) return undefined;
  const isAgain = found.isHandled;
  found.isHandled = true;
  return isAgain ? doubled(watch, event, found, at) : undefined;
}

/** The same answer twice is an event handled twice; two different ones may be one handling. */
function answered(watch: CellWatch, event: string, at: LiveMs, answer: string): Move | undefined {
  const found = watch.known.get(event);
  if (!found) return undefined;
  const isAgain = found.answers.has(answer);
  found.answers.add(answer);
  return isAgain ? doubled(watch, event, found, at) : undefined;
}

function doubled(watch: CellWatch, event: string, found: Known, at: LiveMs): Move | undefined {
  if (found.isDoubled) return undefined;
  found.isDoubled = true;
  watch.doubled += 1;
  return moved(watch, event, 'doubled', at);
}

function linked(watch: CellWatch, at: LiveMs, count: number): LinkMove | undefined {
  if (count === watch.links) return undefined;
  watch.links = count;
  return [at, count];
}

/** The oldest first: what is over, and what cannot be under way any more. */
function forget(known: Map<string, Known>, now: LiveMs): void {
  for (const [event, { due, isOver }] of known) {
    const age = now - due;
    if (age < keptMs || (!isOver && age < longestMs)) return;
    known.delete(event);
  }
}
