import type { PayloadName, VarietyName } from '../facts.ts';
import type { Letter } from '../letter.ts';
import type { Place } from '../workspace.ts';
import type { StoredView } from '../slack-memory.ts';
import type { StoredMessage } from '../stored-message.ts';

/** One event, command or interaction about to leave. */
export interface Occasion {
  /** `event_id`, `trigger_id` or an id of the mock's own: by the kind's `naming`. */
  readonly id: string;
  /** Position in the stream, from 0; in the payload as `seq=<n>` in a text or a value, where the kind has one. */
  readonly n: number;
  /** Wall clock, Unix seconds with six decimals, as Slack's own timestamps are; different for each. */
  readonly ts: string;
  /** What is typed in a message or a mention. Default: a text with `seq=<n>`. */
  readonly text?: string;
  /** What is typed as a command. Default: `/probe`, with `seq=<n>`. */
  readonly command?: { readonly name: string; readonly text: string };
  /** The `action_id` of the button that is pressed. Default: `go`. */
  readonly action?: string;
  /** How a message is written. Default `plain`. */
  readonly variety?: VarietyName;
  /** The number that its words say, where another message had them before: that of the first with them. */
  readonly saysNumber?: number;
  /** The first event of the same gesture, where there are two. */
  readonly gesture?: string;
  /** By `placeOf(n)`. */
  readonly place: Place;
  /** Empty where the kind has none. */
  readonly responseUrl: string;
}

/** A kind of payload that Slack delivers: what is in it and how Slack treats it, the same over both transports. Pure. */
export interface PayloadKind {
  readonly name: PayloadName;
  /** Events are JSON over HTTP and are retried; the others are forms and are not (slack-protocol.md §2.7). */
  readonly envelopeType: Letter['envelopeType'];
  /**
   * What a delivery is called: by its `event_id`, by its `trigger_id`, or, where the payload has neither, by an id that
   * only the mock knows: no app can say that it handled that one, and its ack is matched by envelope or request.
   */
  readonly naming: 'event' | 'trigger' | 'own';
  /** Whether Slack uses the answer in an ack; `by-policy`: the knob `actionsAcceptPayload`. */
  readonly acceptsPayload: boolean | 'by-policy';
  /** `function_executed` has a deadline of its own over HTTP. */
  readonly isForFunction?: true;
  /** First part of the path of its response_url. */
  readonly responds?: 'commands' | 'actions' | 'app';
  /** The message or view that it came from, or tells of; Slack knows it before the app hears of it. */
  readonly message?: (occasion: Occasion) => StoredMessage;
  readonly view?: (occasion: Occasion) => StoredView;
  /** Keys in Slack's order. */
  payload(occasion: Occasion): Readonly<Record<string, unknown>>;
}
