/** What a running cell looks like at the moment, folded from its journal's entries. Pure. */

import type { Entry } from '../journal/facts.ts';
import { seconds } from '../base/units.ts';

export interface Status {
  /** Stamp of the last entry, µs on the cell's clock. */
  readonly at: number;
  readonly phase: Extract<Entry, { kind: 'phase' }>['phase'];
  /** Events raised so far. */
  readonly raised: number;
  /** Stamps of the events raised within `rateWindow` before `at`. */
  readonly recent: readonly number[];
  /** Events that are neither acknowledged nor given up: whether the app has said that it handled them. */
  readonly open: ReadonlyMap<string, boolean>;
  /** Events that Slack gave up and the app never handled. */
  readonly lost: ReadonlySet<string>;
  /** Sockets that may get events; over HTTP, connections open at the moment. */
  readonly links: ReadonlySet<string>;
  readonly faults: readonly { readonly name: string; readonly since: number }[];
  /** What could not be injected or healed, where that was so. */
  readonly trouble?: string;
  /** What comes after the end is the harness' own clearing up, and changes nothing. */
  readonly isOver: boolean;
}

/** Over which the rate is taken. */
const rateWindow = seconds(5);

export const noStatus: Status = {
  at: 0,
  phase: 'starting',
  raised: 0,
  recent: [],
  open: new Map(),
  lost: new Set(),
  links: new Set(),
  faults: [],
  isOver: false,
};

export function seen(before: Status, entry: Entry): Status {
  if (before.isOver) return before;
  const status = { ...before, at: entry.at };
  switch (entry.kind) {
    case 'phase':
      return { ...status, phase: entry.phase, isOver: entry.phase === 'done' };
    case 'event-due': {
      const recent = [...before.recent.filter((at) => at > entry.at - rateWindow), entry.at];
      return { ...status, raised: before.raised + 1, recent, open: new Map(before.open).set(entry.event, false) };
    }
    case 'handled':
      if (before.open.has(entry.event)) return { ...status, open: new Map(before.open).set(entry.event, true) };
      return before.lost.has(entry.event) ? { ...status, lost: without(before.lost, entry.event) } : status;
    case 'delivery-ended': {
      const open = new Map(before.open);
      open.delete(entry.event);
      const isLost = entry.outcome === 'abandoned' && before.open.get(entry.event) === false;
      return { ...status, open, ...(isLost ? { lost: new Set(before.lost).add(entry.event) } : {}) };
    }
    case 'link-opened':
      // A socket may get events only once it is ready; an HTTP connection is made for one.
      return entry.link.startsWith('s') ? status : { ...status, links: new Set(before.links).add(entry.link) };
    case 'link-ready':
      return { ...status, links: new Set(before.links).add(entry.link) };
    case 'link-closing':
    case 'link-closed':
      return before.links.has(entry.link) ? { ...status, links: without(before.links, entry.link) } : status;
    case 'fault-began':
      return { ...status, faults: [...before.faults, { name: entry.fault, since: entry.at }] };
    case 'fault-ended': {
      const index = before.faults.findIndex(({ name }) => name === entry.fault);
      return { ...status, faults: before.faults.filter((_, each) => each !== index) };
    }
    case 'fault-failed':
      return { ...status, trouble: entry.why };
    case 'void':
      return { ...status, isOver: true };
    default:
      return status;
  }
}

function without(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const rest = new Set(set);
  rest.delete(item);
  return rest;
}
