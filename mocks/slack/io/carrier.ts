/** How an attempt travels: the one thing in which the two transports differ. */

export interface Parcel {
  readonly event: string;
  readonly attempt: number;
  /** Why there is an attempt after the first one. */
  readonly reason?: string;
  /** The event wrapper as JSON. */
  readonly payload: string;
}

/** What became of an attempt. Late and repeated calls are welcome: the delivery machine sorts them. */
export interface Outcomes {
  ack(event: string, attempt: number, link: string, status?: number): void;
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
