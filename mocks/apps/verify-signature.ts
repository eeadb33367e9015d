import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a request's timestamp may lie from now. */
export interface SignatureWindow {
  readonly pastSeconds: number;
  readonly futureSeconds: number;
}

const fiveMinutes: SignatureWindow = { pastSeconds: 300, futureSeconds: 300 };

/**
 * Whether Slack signed these bytes with this secret, less than five minutes from `nowSeconds`
 * (docs.slack.dev/authentication/verifying-requests-from-slack).
 */
export function verifySignature(options: {
  readonly secret: string;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: Uint8Array;
  readonly nowSeconds: number;
  readonly window?: SignatureWindow | undefined;
}): boolean {
  const { secret, timestamp = '', signature = '', body, nowSeconds, window = fiveMinutes } = options;
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  const age = nowSeconds - Number(timestamp);
  if (age > window.pastSeconds || -age > window.futureSeconds) return false;
  const expected = Buffer.from(
    `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`,
  );
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
