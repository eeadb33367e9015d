/**
 * What happened at the mock Slack, as facts for a journal. Nothing here is an opinion: a late or duplicate ack is a fact of its
 * own, and an attempt that ended without an answer is not called lost. The observer stamps time and order.
 */

/** Why an attempt failed. HTTP reasons are Slack's own (`x-slack-retry-reason`, docs.slack.dev/apis/events-api). */
export type FailureReason =
  | 'http_timeout'
  | 'too_many_redirects'
  | 'connection_failed'
  | 'ssl_error'
  | 'http_error'
  | 'unknown_error'
  /** Socket Mode: no ack within the deadline. */
  | 'timeout'
  /** Socket Mode: no link was connected when the attempt was due. */
  | 'no_link';

/** The events that Slack delivers, each a file in `payloads/`: they are tried again, and nobody waits for them. */
export const eventNames = [
  'message',
  'app-mention',
  'reaction-added',
  'app-home-opened',
  'function-executed',
  'member-joined-channel',
  'app-rate-limited',
] as const;

/** The commands and interactions, of which a person waits for the answer. */
export const interactionNames = [
  'slash-command',
  'block-actions',
  'view-submission',
  'block-suggestion',
  'shortcut',
  'message-action',
] as const;

export const payloadNames = [...eventNames, ...interactionNames] as const;

export type PayloadName = (typeof payloadNames)[number];

/** How a message is written, each a variety that real people send (`payloads/varieties.ts`). */
export const writtenNames = [
  'plain',
  'markup',
  'quotes',
  'accents',
  'emoji',
  'right-to-left',
  'long',
  'files',
  'mention',
  'thread',
  'edit',
] as const;

/** How a message is like one before it: what tells repeats by anything but `event_id` takes it for one. Only where a workload says so. */
export const lookAlikeNames = ['same-words', 'same-second', 'same-person', 'older-ts', 'without-client-id'] as const;

/** `form-signs`: of a command, whose text has the signs of which a form is made. */
export const varietyNames = [...writtenNames, ...lookAlikeNames, 'form-signs'] as const;

export type VarietyName = (typeof varietyNames)[number];

/** By what an app's work on a delivery shows. `command`: a command of the user's that asks the app's own database, say. */
export type EffectKind = 'post' | 'update' | 'reaction' | 'response-url' | 'view' | 'function' | 'command';

export type SlackFact =
  /** `due` is when the workload wanted it raised (µs on the run's clock); the fact's own stamp is when it was. */
  | {
      readonly kind: 'event-due';
      readonly event: string;
      readonly n: number;
      readonly due: number;
      /** What kind of payload, where it is no message event: `slash-command`, `block-actions`, … */
      readonly payload?: PayloadName;
      /** How a message is written, where it is not plain. */
      readonly variety?: VarietyName;
      /** The first event of the same gesture of a person's: a mention in a channel is a `message` and an `app_mention`, of one `ts`. */
      readonly gesture?: string;
    }
  | {
      readonly kind: 'attempt-sent';
      readonly event: string;
      readonly attempt: number;
      readonly link: string;
      readonly host: string;
      readonly envelope?: string;
    }
  | {
      readonly kind: 'attempt-failed';
      readonly event: string;
      readonly attempt: number;
      readonly reason: FailureReason;
      /** HTTP status, where there was one. */
      readonly status?: number;
      readonly detail?: string;
      /** The answer said `x-slack-no-retry: 1`, and Slack obeys. */
      readonly forbidsRetries?: true;
    }
  | {
      readonly kind: 'ack';
      readonly event: string;
      readonly attempt: number;
      readonly link: string;
      /** `late`: after the attempt's deadline; `duplicate`: the event was settled already. */
      readonly standing: 'first' | 'late' | 'duplicate';
      readonly status?: number;
    }
  /** HTTP: an answer of this status had begun and not ended when the attempt's deadline was over. */
  | {
      readonly kind: 'answer-unended';
      readonly event: string;
      readonly attempt: number;
      readonly status: number;
    }
  /** HTTP: `link`, kept open since an earlier request, ended under this one, which was sent again at once within the same attempt. */
  | { readonly kind: 'request-repeated'; readonly event: string; readonly attempt: number; readonly link: string }
  /** An ack that named no envelope that this Slack sent. */
  | {
      readonly kind: 'ack-unknown';
      readonly link: string;
      readonly envelope: string;
      /** The whole frame, at most 200 characters: how this app writes an ack. */
      readonly text?: string;
    }
  /** An ack that arrived and that a fault made Slack ignore. */
  | { readonly kind: 'ack-dropped'; readonly event: string; readonly attempt: number }
  | {
      readonly kind: 'delivery-ended';
      readonly event: string;
      readonly outcome: 'acked' | 'abandoned';
      readonly attempts: number;
    }
  /** The HTTP sender connected, or a socket was upgraded. */
  | {
      readonly kind: 'link-opened';
      readonly link: string;
      readonly host: string;
      /** Absent in journals from before it was told. */
      readonly transport?: 'http' | 'socket-mode';
    }
  /** `hello` was sent: the link is registered and may be chosen for deliveries. */
  | { readonly kind: 'link-ready'; readonly link: string; readonly host: string; readonly connections: number }
  /** A close frame was sent or received; no envelope goes to this link any more. */
  | { readonly kind: 'link-closing'; readonly link: string; readonly by: 'app' | 'slack'; readonly code: number }
  /** The TCP connection is gone. `code` is the WebSocket close code (1006: no close frame). */
  | { readonly kind: 'link-closed'; readonly link: string; readonly code: number }
  | { readonly kind: 'link-refused'; readonly host: string; readonly status: number; readonly why: string }
  | { readonly kind: 'disconnect-sent'; readonly link: string; readonly reason: string }
  /** `ackOf`: it was an ack of this event, on another link than the envelope's, where policy does not let that count. */
  | { readonly kind: 'frame-odd'; readonly link: string; readonly why: string; readonly ackOf?: string }
  /** Slack did what a fault of its own makes it do, and nothing else does; `fault` as in `mocks/slack/faults`. */
  | { readonly kind: 'fault-met'; readonly fault: string; readonly link?: string }
  /** Slack ended the link itself: no pong for too long. */
  | { readonly kind: 'link-cut'; readonly link: string; readonly why: string }
  /**
   * A request to the Request URL that delivers nothing: forged, or signed by Slack around an odd body. `words` fit behind “a request”;
   * `pretends`: the event that it pretends to deliver, by which the app may say that it handled it.
   */
  | {
      readonly kind: 'odd-sent';
      readonly request: string;
      readonly words: string;
      /** What an app must refuse it for: Slack did not sign it, or not in these five minutes. Absent: it is genuine. */
      readonly lacks?: 'signature' | 'freshness';
      readonly pretends?: string;
      readonly isForm?: true;
    }
  /** How the app answered it. Without a status: not at all, and `detail` says what happened in place of it. */
  | { readonly kind: 'odd-answered'; readonly request: string; readonly status?: number; readonly detail?: string }
  /** The link is gone and its registration is not: it counts, and is chosen for envelopes, until it is gone too. */
  | { readonly kind: 'ghost-began'; readonly link: string; readonly host: string }
  | { readonly kind: 'ghost-ended'; readonly link: string }
  /** Somebody else has a link with the app's token: it counts, and is chosen for envelopes, which the app then never sees. */
  | { readonly kind: 'stranger-began'; readonly link: string; readonly host: string }
  | { readonly kind: 'stranger-ended'; readonly link: string }
  /** An upgrade that was taken and is never answered. */
  | { readonly kind: 'upgrade-ignored'; readonly host: string }
  /** The app's own ping, and its answer to ours; `data` is printable, at most 64 characters. */
  | { readonly kind: 'ping-heard'; readonly link: string; readonly data: string }
  | { readonly kind: 'pong-heard'; readonly link: string }
  /** Slack's own ping, each tick of all links. Absent in journals from before it was told. */
  | { readonly kind: 'ping-sent'; readonly link: string }
  /** What Slack did with the answer in an ack: showed a message, changed a view, offered options, could not read it, or ignored it. */
  | {
      readonly kind: 'answer-used';
      readonly event: string;
      readonly as: 'message' | 'update' | 'push' | 'clear' | 'errors' | 'options' | 'broken' | 'ignored';
      /** Message text, field errors or the number of options; at most 200 characters. */
      readonly text?: string;
    }
  /** The person who typed the command or pressed the button saw this error of Slack's. */
  | { readonly kind: 'user-saw-error'; readonly event: string; readonly error: 'operation_timeout' | 'dispatch_failed' }
  /**
   * Slack does not send it (again): over the hourly limit, while subscriptions were switched off, `lost` in an incident of its own, or
   * raised while the app had no link (`no-link`, by the knob `eventsWithoutLinks`).
   * `too-many-under-way`: nor does this mock, which holds so many for an app and no more; Slack's own bound is not known.
   */
  | {
      readonly kind: 'event-dropped';
      readonly event: string;
      readonly why: 'rate-limited' | 'subscriptions-off' | 'lost' | 'no-link' | 'too-many-under-way';
    }
  /** Too many attempts failed: Slack sends no more events until the owner switches subscriptions on again. */
  | { readonly kind: 'subscriptions-off'; readonly failed: number; readonly attempts: number }
  | { readonly kind: 'subscriptions-on' }
  | { readonly kind: 'host-up'; readonly host: string }
  | { readonly kind: 'host-down'; readonly host: string; readonly how: 'retired' | 'killed'; readonly links: number }
  | {
      readonly kind: 'api-called';
      /** As the URL has it; `response_url`; `-` where the request named no method: it was no HTTP that Slack takes. */
      readonly method: string;
      /** 0: a fault left it unanswered, or the app did not take the certificate. */
      readonly status: number;
      readonly ok: boolean;
      readonly error?: string;
      /** Message text or the like, where a call shows the app's own effect; at most 200 characters. */
      readonly text?: string;
      /** Seconds that a 429 tells the app to wait. */
      readonly retryAfter?: number;
      /** A fingerprint of its body, where it has one: the same one twice is the same call made again. */
      readonly call?: string;
      /** What its client calls itself (`User-Agent`), where that was not told before; at most 160 characters. */
      readonly agent?: string;
      /** A fault of ours answered in Slack's place: nothing that the app did. */
      readonly isByFault?: true;
      /** It answers one of these deliveries and does not show which; the app has the benefit of the doubt for all of them. */
      readonly mayAnswer?: readonly string[];
    }
  /** A call, or what it showed, belongs to this delivery: the app took it in hand, whatever it says of itself. */
  | {
      readonly kind: 'effect';
      readonly event: string;
      readonly by: EffectKind;
      /** The call; absent where a command of the user's told of it. */
      readonly method?: string;
      /** What was shown, at most 200 characters: the same one twice is the same answer twice. */
      readonly text?: string;
    }
  /** The app read the message of this event in conversations.history or .replies, for the first time; there it knows it by `ts` alone. */
  | { readonly kind: 'fetched'; readonly event: string; readonly ts: string; readonly method: string }
  /** A client of the Web API had seen its certificate and left without a request: so does one that does not believe it and sends no alert. */
  | { readonly kind: 'tls-left' }
  | { readonly kind: 'url-verified'; readonly tries: number }
  | { readonly kind: 'url-not-verified'; readonly why: string };

export type Observe = (fact: SlackFact) => void;
