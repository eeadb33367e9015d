/** How an attempt travels: the one thing in which the two transports differ. */

import type { FailureReason } from '../protocol/facts.ts';
import type { Attempt, Parcel } from '../protocol/letter.ts';

/** What came with an ack. */
export interface Receipt {
  /** HTTP status. */
  readonly status?: number;
  /** The body of the answer or the `payload` of the ack, parsed where it is JSON; absent where there was none. */
  readonly answer?: unknown;
}

/** What became of an attempt; a missed deadline is the delivery machine's to find. Late and repeated calls are welcome. */
export interface Outcomes {
  ack(of: Attempt, link: string, receipt?: Receipt): void;
  failure(
    of: Attempt,
    failure: {
      readonly reason: Exclude<FailureReason, 'http_timeout' | 'timeout'>;
      readonly status?: number;
      readonly detail?: string;
      readonly final?: boolean;
    },
  ): void;
}

export interface Carrier {
  /** Sends and returns at once; the outcome goes to `Outcomes`. */
  send(parcel: Parcel): void;
  close(): Promise<void>;
}
