/** Envelopes to links and acks from them: which envelope was which attempt (slack-protocol.md §1.4, §1.5, §1.9). */

import { createHash } from 'node:crypto';
import type { Observe } from '../../protocol/facts.ts';
import { envelopeFrame, retryNumber } from '../../protocol/delivery/messages.ts';
import { parseAck } from '../../protocol/delivery/parse-ack.ts';
import type { PolicyValues } from '../../protocol/policy.ts';
import type { Addressee, Registrations } from '../../protocol/links/registrations.ts';
import type { Parcel } from '../../protocol/letter.ts';
import type { Outcomes } from '../carrier.ts';
import type { Switch } from '../switch.ts';
import { createSentEnvelopes } from './sent-envelopes.ts';

export interface SocketEnvelopes {
  send(parcel: Parcel): void;
  /** A text frame of the app. */
  received(link: string, text: string): void;
  /** The app has a new link: what Slack delivers again then goes there. */
  reconnected(link: Addressee): void;
  /** Forgets what is two calls old: acks of it are unknown. */
  forget(): void;
}

export interface SocketEnvelopesOptions {
  readonly policy: PolicyValues;
  readonly registrations: Registrations;
  readonly duplicates: Switch;
  readonly outcomes: Outcomes;
  readonly observe: Observe;
}

/** Commands kept for a reconnect. */
const mostWaiting = 1_000;

export function createSocketEnvelopes(options: SocketEnvelopesOptions): SocketEnvelopes {
  const { policy, registrations, duplicates, outcomes, observe } = options;
  const sent = createSentEnvelopes();
  /** Commands without an ack, by envelope. */
  const waiting = new Map<string, Parcel>();

  /** Without an id it gets one of its own. Returns it. */
  function put(link: Addressee, { delivery, event, attempt, letter }: Parcel, id?: string): string {
    const where = { delivery, event, attempt, link: link.id };
    const envelope = id ?? sent.add(where);
    if (id !== undefined) sent.again(id, where);
    const frame = envelopeFrame({ envelope, letter, attempt: retryNumber(attempt, policy) });
    link.take(frame);
    if (!duplicates.isOn()) return envelope;
    link.take(frame);
    observe({ kind: 'fault-met', fault: 'duplicate-envelopes', link: link.id });
    return envelope;
  }

  return {
    send(parcel) {
      const { event, attempt, letter } = parcel;
      const link = registrations.choose();
      if (!link) return outcomes.failure(parcel, { reason: 'no_link' });
      const lasting = policy.retryEnvelopes === 'new' ? undefined : lastingEnvelope(event);
      if (policy.retryEnvelopes === 'replay-first' && lasting !== undefined && attempt > 0)
        put(link, { ...parcel, attempt: 0 }, lasting);
      const isSame = lasting !== undefined && (attempt === 0 || policy.retryEnvelopes === 'same');
      const envelope = put(link, parcel, isSame ? lasting : undefined);
      // Stamped when it is written, as it is then that it leaves
      observe({ kind: 'attempt-sent', event, attempt, link: link.id, host: link.host, envelope });
      if (!policy.commandsComeAgainOnReconnect || letter.envelopeType !== 'slash_commands') return;
      if (waiting.size >= mostWaiting) waiting.delete(waiting.keys().next().value ?? '');
      waiting.set(envelope, parcel);
    },
    received(link, text) {
      const frame = parseAck(text);
      if (frame.kind === 'odd') return observe({ kind: 'frame-odd', link, why: frame.why });
      const { envelope, payload } = frame;
      const found = sent.find(envelope);
      if (!found)
        return observe({ kind: 'ack-unknown', link, envelope: envelope.slice(0, 64), text: text.slice(0, 200) });
      if (!policy.ackOnAnyLink && found.link !== link)
        return observe({
          kind: 'frame-odd',
          link,
          why: `an ack of an envelope that went to ${found.link}`,
          ackOf: found.event,
        });
      waiting.delete(envelope);
      outcomes.ack(found, link, payload === undefined ? {} : { answer: payload });
    },
    reconnected(link) {
      for (const [envelope, parcel] of waiting) put(link, parcel, envelope);
    },
    forget: sent.forget,
  };
}

/** The same for the event for ever, without a memory of it: shaped as a UUID of version 4. */
function lastingEnvelope(event: string): string {
  const hex = createHash('sha256').update(event).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
