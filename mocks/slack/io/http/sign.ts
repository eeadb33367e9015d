import { createHmac } from 'node:crypto';

/**
 * `x-slack-signature` of a raw body: `v0=` and the HMAC-SHA256 of `v0:<timestamp>:<body>` under the signing secret's
 * text (docs.slack.dev/authentication/verifying-requests-from-slack). `timestamp` in Unix seconds.
 */
export function sign(secret: string, timestamp: number, body: string | Buffer): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}
