/** A message as its channel's history has it. */
export interface StoredMessage {
  readonly type: 'message';
  readonly ts: string;
  readonly text: string;
  readonly thread_ts?: string;
  readonly [field: string]: unknown;
}
