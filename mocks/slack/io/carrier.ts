/** How an attempt travels: the one thing in which the two transports differ. */

import type { Letter } from '../protocol/letter.ts';

export interface Parcel {
  readonly event: string;
  readonly attempt: number;
  /** Why there is an attempt after the first one. */
  readonly reason?: string;
  readonly letter: Letter;
}

/** What came with an ack. */
export interface Receipt {
  /** HTTP status. */
  readonly status?: number;
  /** The body of the answer or the `payload` of the ack, parsed where it is JSON; absent where there was none. */
  readonly answer?: unknown;
}

/** What became of an attempt. Late and repeated calls are welcome: the delivery machine sorts them. */
export interface Outcomes {
  ack(event: string, attempt: number, link: string, receipt?: Receipt): void;
  failure(
    event: string,
    attempt: number,
    failure: {
      readonly reason:
        | 'connection_failed'
        | 'too_many_redirects'
        | 'ssl_error'
        | 'http_error'
        | 'unknown_error'
        | 'no_link';
      readonly status?: number;
      readonly detail?: string;
      readonly final?: boolean;
    },
  ): void;
}

export interface Carrier {
  /** Sends and returns at once; the outcome is told to `Outcomes`. */
  send(parcel: Parcel): void;
  close(): Promise<void>;
}
