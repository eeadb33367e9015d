/** Which envelope was which attempt, and on which link it went (slack-protocol.md §1.5). */

import { randomUUID } from 'node:crypto';
import type { Attempt } from '../../protocol/letter.ts';

export interface SentEnvelope extends Attempt {
  readonly link: string;
}

export interface SentEnvelopes {
  /** Of an envelope of its own: returns its id, shaped as a UUID of version 4. */
  add(sent: SentEnvelope): string;
  /** Of an envelope that goes out once more, in place of what it was, or of one with an id from elsewhere. */
  again(id: string, sent: SentEnvelope): void;
  find(id: string): SentEnvelope | undefined;
  /** Forgets what is two calls old. */
  forget(): void;
}

/**
 * Ids begin alike and end with the envelope's number, so that an ack leads to its envelope without a table of ids: at tens
 * of thousands a second, held for minutes, that would cost more than to read the ack.
 */
export function createSentEnvelopes(): SentEnvelopes {
  const prefix = randomUUID().slice(0, -digits);
  let recent = openShelf(0);
  let older = openShelf(0);

  return {
    add(sent) {
      const number = recent.from + recent.deliveries.length;
      put(recent, number, sent);
      return prefix + number.toString(16).padStart(digits, '0');
    },
    again(id, sent) {
      const number = numberIn(id, prefix);
      if (number === undefined) recent.others.set(id, sent);
      else put(number < recent.from ? older : recent, number, sent);
    },
    find(id) {
      const number = numberIn(id, prefix);
      if (number === undefined) return recent.others.get(id) ?? older.others.get(id);
      return at(number < recent.from ? older : recent, number);
    },
    forget() {
      older = recent;
      recent = openShelf(older.from + older.deliveries.length);
    },
  };
}

/** Envelopes by their numbers, from `from` on, at the same index of each list: an object for each would cost the collector more. */
interface Shelf {
  readonly from: number;
  readonly deliveries: number[];
  readonly events: string[];
  readonly attempts: number[];
  readonly links: string[];
  /** Those with ids from elsewhere. */
  readonly others: Map<string, SentEnvelope>;
}

function openShelf(from: number): Shelf {
  return { from, deliveries: [], events: [], attempts: [], links: [], others: new Map() };
}

function put(shelf: Shelf, number: number, { delivery, event, attempt, link }: SentEnvelope): void {
  const place = number - shelf.from;
  if (place < 0) return;
  shelf.deliveries[place] = delivery;
  shelf.events[place] = event;
  shelf.attempts[place] = attempt;
  shelf.links[place] = link;
}

function at({ from, deliveries, events, attempts, links }: Shelf, number: number): SentEnvelope | undefined {
  const place = number - from;
  const link = links[place];
  if (link === undefined) return undefined;
  return { delivery: deliveries[place] ?? 0, event: events[place] ?? '', attempt: attempts[place] ?? 0, link };
}

/** Of the last group of a UUID. */
const digits = 12;

/** Undefined where it is no id of ours, in our writing. */
function numberIn(id: string, prefix: string): number | undefined {
  if (id.length !== prefix.length + digits || !id.startsWith(prefix)) return undefined;
  let number = 0;
  for (let place = prefix.length; place < id.length; place += 1) {
    const code = id.charCodeAt(place);
    const isLetter = code >= 97 && code <= 102;
    if (!isLetter && (code < 48 || code > 57)) return undefined;
    number = number * 16 + (isLetter ? code - 87 : code - 48);
  }
  return number;
}
