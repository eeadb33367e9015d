/** How long a Socket Mode client waits for what, and how it replaces a link. */
export interface ReconnectPolicy {
  /** Longest wait for the ticket, for the upgrade and for hello, each. */
  readonly stepTimeoutMs: number;
  readonly pingEveryMs: number;
  /** A ready link without a pong for so long is dead. */
  readonly pongWithinMs: number;
  /** After a wake that is later than this the process itself stood still: pongs may lie unread, the link gets new time. */
  readonly oversleptMs: number;
  /** Longest first back-off; doubled at each failure up to `backOffCapMs`; the wait is evenly drawn from 0 to it. */
  readonly backOffMs: number;
  readonly backOffCapMs: number;
  /** A link that was ready for less counts as one more failure, so that accept-and-drop is not answered by a storm. */
  readonly stableMs: number;
  /** How long the close handshake may take before the link is cut. */
  readonly closeWithinMs: number;
  /** On `disconnect`: dial first and close the old link after hello; close first; or close and wait until it is gone. */
  readonly replaces: 'make-before-break' | 'break-before-make' | 'after-close';
  /** Wait before each dial but the first. */
  readonly redialDelayMs: number;
  readonly redials: boolean;
  /** A race: each `disconnect` frame of a ready link begins a dial, whatever is under way. */
  readonly dialsAtEachDisconnect: boolean;
}

export const PROMPT: ReconnectPolicy = {
  stepTimeoutMs: 5_000,
  pingEveryMs: 1_500,
  // Slack's own pings are 10 s apart: it answers late at times, and the link works all the while
  pongWithinMs: 10_000,
  oversleptMs: 500,
  backOffMs: 250,
  // Slack gives an event up after its retries: a longer wait would lose events of an outage that is over
  backOffCapMs: 3_000,
  stableMs: 1_000,
  closeWithinMs: 1_000,
  replaces: 'make-before-break',
  redialDelayMs: 0,
  redials: true,
  dialsAtEachDisconnect: false,
};
