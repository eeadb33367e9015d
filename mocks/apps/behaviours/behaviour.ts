/** What an app does with a delivery and with its links: one that is right, and many that are broken on purpose. */

import type { ReconnectPolicy } from '../protocol/reconnect-policy.ts';

/** One attempt as it reaches the app, the same over both transports. */
export interface Delivery {
  readonly event: string;
  /** The inner event, as it came; empty where it is a command or an interaction. */
  readonly said: Readonly<Record<string, unknown>>;
  /** 0 at the first attempt. */
  readonly retry: number;
  /** Answers 200, or sends the envelope's ack; the first answer counts. */
  ack(): void;
  /** Answers 500, or what the behaviour refuses with; a socket has no such answer, there it does nothing. */
  refuse(): void;
  /** Does the work (`HANDLER_DELAY_MS`), then prints that the event is handled; resolves when it is, with false where it failed. */
  handle(): Promise<boolean>;
  /** Posts to a channel; false where Slack did not take it. */
  post(message: { readonly channel: string; readonly text: string }): Promise<boolean>;
  /** Calls a method of the Web API; false where Slack did not do what it asks. */
  call(method: string, body: Readonly<Record<string, unknown>>): Promise<boolean>;
  after(ms: number): Promise<void>;
}

/** How an app over HTTP decides whether Slack sent a request, where it does not do it right. */
export type Signatures =
  /** Believes everything, or everything that is a form. */
  | { readonly check: 'none' | 'none-of-forms' }
  /** Takes timestamps however old, or from the future as well. */
  | { readonly check: 'any-age' | 'any-future' }
  /** Over the body as its own JSON library writes it again; or over the raw body, which it keeps of JSON only. */
  | { readonly check: 'rewritten' | 'raw-json-only' };

/** How an app over HTTP treats the connections on which events come, where it does not do it right. */
export type Connections =
  /** Begins its answer and never ends it. */
  | 'answers-without-end'
  /** Closes every third one without an answer; or every fifth within its answer. */
  | 'hangs-up'
  | 'breaks-off-answers'
  /** Reads the first request on each, and leaves every later one without an answer; or ends the connection at it. */
  | 'ignores-second'
  | 'ends-at-second';

/** How an app fetches what it missed: all of it and each message once; the first page alone; or all of it, whether it knows it or not. */
export type CatchUpWay = 'all' | 'first-page' | 'again';

export interface Behaviour {
  readonly name: string;
  /** What the app does wrong, in a sentence. */
  readonly does: string;
  /** A fresh receiver for each process; what it remembers lives in its closure. */
  receiver(): (delivery: Delivery) => void | Promise<unknown>;
  /** Gives up work that took longer than this, in ms, without a word; default: never. */
  readonly givesUpWorkAfterMs?: number;
  /** Socket Mode: how it differs from the prompt app in dialing. */
  readonly reconnect?: Partial<ReconnectPolicy>;
  /** Exits with 1 at a `disconnect` frame or a lost link; over HTTP at a connection that ends before its answer. */
  readonly exitsWhenLinkEnds?: true;
  /** HTTP: stops listening for good once events came and then none did for so long, in ms. */
  readonly stopsWhenIdleMs?: number;
  /** HTTP, after that: listens again so much later, in ms. */
  readonly listensAgainAfterMs?: number;
  /** HTTP: the status of a refusal. Default 500. */
  readonly refusesWith?: number;
  /** HTTP: what is wrong with how it checks signatures. Default: nothing. */
  readonly signatures?: Signatures;
  /** HTTP: ends, or never answers, at a signed body that is no JSON object; default: answers 200. */
  readonly atOddBodies?: 'crash' | 'hang';
  /** HTTP: decodes a form before it takes it apart. */
  readonly splitsFormsLate?: true;
  /** HTTP: begins its answer to a command as JSON, and does not end it. */
  readonly breaksItsJson?: true;
  /** HTTP: takes what comes first of a body for all of it. */
  readonly readsFirstPieceOnly?: true;
  /** HTTP: what is wrong with how it treats connections; default: nothing. */
  readonly connections?: Connections;
  /** Socket Mode. */
  readonly sendsAcksTwice?: true;
  /** Socket Mode: how long each ack is made, in bytes. Default: as long as its answer. */
  readonly padsAcksTo?: number;
  /** Socket Mode: takes no notice of Retry-After. */
  readonly ignoresRetryAfter?: true;
  /** Socket Mode: never ends the TCP connection of a link that it left, and reads on there, or not. */
  readonly keepsOldLinks?: 'read' | 'unread';
  /** Socket Mode: exits with 1 where a ticket or an upgrade is refused. */
  readonly exitsWhenRefused?: true;
  /** Socket Mode: exits with 1 at a frame that it does not understand. */
  readonly exitsAtOddFrames?: true;
  /** Exits with 1 at `app_rate_limited`. */
  readonly exitsAtRateLimitNotice?: true;
  /** Calls auth.test at its start, and exits with 1 where there is no good answer within so long, in ms. */
  readonly asksWhoItIsWithinMs?: number;
  /** Takes no notice of SIGTERM and SIGINT but what its receiver does. */
  readonly endsNotWhenTold?: true;
  /** Begins only when it has one of so many leases, which all of its processes share. */
  readonly leases?: number;
  /** Socket Mode: exits with 1 where hello tells of more links than that. */
  readonly mostConnections?: number;
  /** Its work has failed where Slack does not take its answer. Default: it has done its work all the same. */
  readonly handlesWhatItPosts?: true;
  /** The variable whose token its calls bring. Default: SLACK_BOT_TOKEN. */
  readonly callsWith?: string;
  /** Does not post again what Slack refuses with 429 or 5xx. Default: it does, with rests. */
  readonly triesPostsOnce?: true;
  /** Exits with 1 where Slack does not take what it posts. */
  readonly exitsWhenPostsFail?: true;
  /** Fetches what it missed by conversations.history: with each hello, over HTTP every 5 s. Default: does not. */
  readonly catchesUp?: CatchUpWay;
  /** What its health door says. Default: whether it has a link, or listens. */
  readonly health?: 'always-ok' | 'asks-slack';
  /** Socket Mode: takes no notice of HTTPS_PROXY for its sockets. */
  readonly dialsPastTheProxy?: true;
  /** Socket Mode. */
  readonly answersNoPings?: true;
  /** Socket Mode: drops its link where no event came for so long, in ms. */
  readonly redialsWhenQuietMs?: number;
}
