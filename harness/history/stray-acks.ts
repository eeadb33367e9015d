/** Acks that Slack had no use for, or that came in another way than it asks for. Pure. */

import type { Micros } from '../base/units.ts';
import type { Fold } from './fold.ts';

export const strayAckKinds = [
  /** The attempt was acknowledged already. */
  'twice',
  /** After the attempt's deadline. */
  'late',
  /** It named no envelope that Slack sent. */
  'unknown',
  /** The envelope had come on another link. */
  'on another link',
] as const;

export interface StrayAck {
  readonly at: Micros;
  readonly kind: (typeof strayAckKinds)[number];
  /** The event; the envelope's id where nobody knows of which event it was. */
  readonly of: string;
  /** On which it came. */
  readonly link: string;
}

export interface StrayAcks {
  readonly all: StrayAck[];
  /** The link that each attempt was sent on, and whether it was acknowledged. */
  readonly attempts: Map<string, { readonly link: string; isAcked: boolean }>;
}

export const strayAcks = {
  empty: (): StrayAcks => ({ all: [], attempts: new Map() }),
  steps: {
    'attempt-sent'({ attempts }, { event, attempt, link, envelope }) {
      // Over HTTP an answer has no other way than its request's, whatever connection carried it.
      attempts.set(`${event} ${attempt}`, { link: envelope === undefined ? '' : link, isAcked: false });
    },
    ack({ all, attempts }, { event, attempt, link, standing, at }) {
      const sent = attempts.get(`${event} ${attempt}`);
      if (sent?.isAcked) return void all.push({ at, kind: 'twice', of: event, link });
      if (sent) sent.isAcked = true;
      if (standing === 'late') all.push({ at, kind: 'late', of: event, link });
      if (sent && sent.link !== '' && sent.link !== link) all.push({ at, kind: 'on another link', of: event, link });
    },
    // Where policy does not let it count, it is no ack.
    'frame-odd'({ all }, { ackOf, link, at }) {
      if (ackOf !== undefined) all.push({ at, kind: 'on another link', of: ackOf, link });
    },
    'ack-unknown'({ all }, { link, envelope, at }) {
      all.push({ at, kind: 'unknown', of: envelope, link });
    },
  },
} satisfies Fold<StrayAcks>;
