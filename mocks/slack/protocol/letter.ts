import type { FailureReason, PayloadName } from './facts.ts';

/** What is to be delivered, the same on every attempt: an event, a command or an interaction, as its transport writes it. */
export interface Letter {
  /** `event_id`; of commands and interactions the `trigger_id`: the delivery's name in every fact. */
  readonly id: string;
  readonly kind: PayloadName;
  /** Where it happened, and so where an answer in an ack is shown. */
  readonly channel: string;
  /** HTTP: the body as it is posted. Socket Mode: the envelope's `payload`, JSON. Written each time it is asked for. */
  readonly body: string;
  /** HTTP: the body is a form (commands, interactions), else JSON (events). */
  readonly isForm: boolean;
  readonly envelopeType: 'events_api' | 'slash_commands' | 'interactive';
  /** `accepts_response_payload`: an ack may bring an answer that Slack uses. */
  readonly acceptsPayload: boolean;
  /** Events are tried again; what a person waits for is not (slack-protocol.md §1.9, §2.7). */
  readonly isRetried: boolean;
  /** For the ack of one attempt. */
  readonly deadlineUs: number;
}

/** Which attempt of which delivery. */
export interface Attempt {
  /** The number of the delivery in its outbox. */
  readonly delivery: number;
  /** The letter's id. */
  readonly event: string;
  /** From 0. */
  readonly attempt: number;
}

/** One attempt to deliver a letter, as a carrier gets it. */
export interface Parcel extends Attempt {
  /** Why there is an attempt after the first one. */
  readonly reason?: FailureReason;
  readonly letter: Letter;
}
